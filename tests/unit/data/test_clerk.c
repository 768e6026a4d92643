/* What people do wrong in the folders of a catalogue with a word processor, a spreadsheet, a file manager or an editor of
 * translations: each mistake is one fault, on its line, and what it says to do is right. Run from the repository's folder. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/editor/commands/numbering.h"
#include "data/editor/faults/editor_words.h"
#include "data/editor/faults/nearest.h"
#include "data/editor/lint/check.h"
#include "data/editor/source/source_folder.h"
#include "tests/support/support.h"

#define SMALL "tests/fixtures/small"

static struct arena arena; /* freed at the end */
static const char *root;   /* of the copy of the small catalogue that a mistake is made in */

static const char *
path_of(const char *file)
{
	return arena_printf(&arena, "%s/%s", root, file);
}

static char *
read_text(const char *path)
{
	char *bytes = support_read(path, NULL), *text = bytes ? arena_strdup(&arena, bytes) : NULL;
	free(bytes);
	return text;
}

static void
copy_folder(const char *from, const char *to)
{
	const char **names;
	size_t count;
	bool is_folder;
	assert_true(folder_names(&arena, from, "", &names, &count));
	for (size_t i = 0; i < count; i++) {
		const char *source = folder_join(&arena, from, names[i]), *target = folder_join(&arena, to, names[i]);
		if (folder_has(source, &is_folder) && is_folder)
			copy_folder(source, target);
		else
			support_copy(source, target);
	}
}

static void
begin(void)
{
	root = support_folder();
	copy_folder(SMALL, root);
}

/* Puts one part of a file in the place of another. */
static void
replace(const char *file, const char *old, const char *new)
{
	char *text = read_text(path_of(file)), *found = text ? strstr(text, old) : NULL;
	if (!found)
		fail_msg("%s: there is no \"%s\"", file, old);
	const char *result = arena_printf(&arena, "%.*s%s%s", (int)(found - text), text, new, found + strlen(old));
	support_write(path_of(file), result, strlen(result));
}

/* All faults, or all notices, as they are printed, without the folder. */
static const char *
found(bool notices, size_t *count)
{
	struct checked checked;
	char *text = NULL;
	size_t size, prefix = strlen(root) + 1;
	check_read(&checked, root, "en");
	FILE *stream = open_memstream(&text, &size);
	*count = (notices ? faults_print_notices : faults_print)(&checked.faults, stream);
	fclose(stream);
	const char *result = "";
	for (char *line = text, *end; (end = strchr(line, '\n')); line = end + 1)
		result = arena_printf(&arena, "%s%.*s\n", result, (int)((size_t)(end - line) - prefix), line + prefix);
	free(text);
	check_free(&checked);
	return result;
}

/* One fault with that beginning; with "notice: " in it, no fault and such a notice. */
static void
assert_found(const char *what, const char *place, const char *words)
{
	size_t count;
	const char *notice = "notice: ", *expected = arena_printf(&arena, "%s: %s", place, words), *faults = found(false, &count);
	if (strncmp(words, notice, strlen(notice))) {
		if (count != 1 || strncmp(faults, expected, strlen(expected)))
			fail_msg("%s should lead to\n%s\nand not to\n%s", what, expected, faults);
	} else if (count || !strstr(found(true, &count), expected)) {
		fail_msg("%s should lead to\n%s\nand not to\n%s%s", what, expected, faults, found(true, &count));
	}
}

static void
assert_clean(const char *what)
{
	size_t count;
	const char *faults = found(false, &count);
	if (count)
		fail_msg("%s, corrected as it was said, still leads to\n%s", what, faults);
}

/* ---------------------------------------------------------------------- in files -- */

/* A change, the line and the beginning of what is said then, and what is done about it (NULL: it is no matter of a few
 * letters). */
struct mistake {
	const char *file, *old, *new;
	const char *at;
	unsigned line;
	const char *words;
	const char *wrong, *right;
};

static const struct mistake mistakes[] = {
	{"services/parkolas.yaml", "\"2025-05-17\"", "2025.05.17.",
	    "services/parkolas.yaml", 10, "as_of: \"2025.05.17.\" is not understood here; did you mean \"2025-05-17\"?", "2025.05.17.", "\"2025-05-17\""},
	{"services/parkolas.yaml", "\"2025-05-17\"", "2025. május 17.",
	    "services/parkolas.yaml", 10, "as_of: \"2025. május 17.\" is not understood here; did you mean \"2025-05-17\"?", "2025. május 17.", "\"2025-05-17\""},
	{"services/parkolas.yaml", "\"2025-05-17\"", "2025/05/17",
	    "services/parkolas.yaml", 10, "as_of: \"2025/05/17\" is not understood here; did you mean \"2025-05-17\"?", "2025/05/17", "\"2025-05-17\""},
	{"services/parkolas.yaml", "\"2025-05-17\"", "17.05.2025",
	    "services/parkolas.yaml", 10, "as_of: \"17.05.2025\" is not understood here; did you mean \"2025-05-17\"?", "17.05.2025", "\"2025-05-17\""},
	{"services/parkolas.yaml", "\"2025-05-17\"", "20250517",
	    "services/parkolas.yaml", 10, "as_of: \"20250517\" is not understood here; did you mean \"2025-05-17\"?", "20250517", "\"2025-05-17\""},
	{"services/parkolas.yaml", "\"2025-05-17\"", "2025-5-17",
	    "services/parkolas.yaml", 10, "as_of: \"2025-5-17\" is not understood here; did you mean \"2025-05-17\"?", "2025-5-17", "\"2025-05-17\""},
	{"services/parkolas.yaml", "\"2025-05-17\"", "2025. máj.",
	    "services/parkolas.yaml", 10, "as_of: \"2025. máj.\" is not understood here; did you mean \"2025-05\"?", "2025. máj.", "\"2025-05\""},
	{"services/parkolas.yaml", "\"2025-05-17\"", "”2025-05-17”",
	    "services/parkolas.yaml", 10, "as_of: \"”2025-05-17”\" is not understood here; did you mean \"2025-05-17\"?", "”2025-05-17”", "\"2025-05-17\""},
	{"services/parkolas.yaml", "\"2025-05-17\"", "2025-11-31",
	    "services/parkolas.yaml", 10, "as_of: \"2025-11-31\" is not a date; write a year, month or day: \"2026\", \"2026-11\", \"2026-11", "2025-11-31", "\"2025-05-17\""},
	{"services/parkolas.yaml", "\"2025-05-17\"", "25-05-17",
	    "services/parkolas.yaml", 10, "as_of: \"25-05-17\" is not a date; write a year, month or day: \"2026\", \"2026-11\", \"2026-11-2", "25-05-17", "\"2025-05-17\""},
	{"services/parkolas.yaml", "\"2025-05-17\"", "2O25-05",
	    "services/parkolas.yaml", 10, "as_of: \"2O25-05\" is not a date; write a year, month or day: \"2026\", \"2026-11\", \"2026-11-21", "2O25-05", "\"2025-05-17\""},
	{"services/parkolas.yaml", "\"2025-05-17\"", "tegnap",
	    "services/parkolas.yaml", 10, "as_of: \"tegnap\" is not a date; write a year, month or day: \"2026\", \"2026-11\", \"2026-11-21\"", "tegnap", "\"2025-05-17\""},
	{"services/parkolas.yaml", "\"2025-05-17\"", "05/06/2025",
	    "services/parkolas.yaml", 10, "as_of: \"05/06/2025\" is not a date; write a year, month or day: \"2026\", \"2026-11\", \"2026-11", "05/06/2025", "\"2025-05-17\""},
	{"services/parkolas.yaml", "\"2025-05-17\"", "\"2199-01\"",
	    "services/parkolas.yaml", 10, "as_of: \"2199-01\" is still to come", NULL, NULL},
	{"services/parkolas.yaml", "amount: 2000", "amount: 2.000 Ft",
	    "services/parkolas.yaml", 13, "fees.amount: \"2.000 Ft\" is not understood here; did you mean \"2000\"?", "2.000 Ft", "2000"},
	{"services/parkolas.yaml", "amount: 2000", "amount: 2 000,-",
	    "services/parkolas.yaml", 13, "fees.amount: \"2 000,-\" is not understood here; did you mean \"2000\"?", "2 000,-", "2000"},
	{"services/parkolas.yaml", "amount: 2000", "amount: ingyenes",
	    "services/parkolas.yaml", 13, "fees.amount: \"ingyenes\" is not understood here; did you mean \"0\"?", "ingyenes", "0"},
	{"services/parkolas.yaml", "amount: 2000", "amount: 2000 HUF",
	    "services/parkolas.yaml", 13, "fees.amount: \"2000 HUF\" is not understood here; did you mean \"2000\"?", "2000 HUF", "2000"},
	{"services/parkolas.yaml", "amount: 2000", "amount: 2000.-",
	    "services/parkolas.yaml", 13, "fees.amount: \"2000.-\" is not understood here; did you mean \"2000\"?", "2000.-", "2000"},
	{"services/parkolas.yaml", "amount: 2000", "amount: 2000 forint",
	    "services/parkolas.yaml", 13, "fees.amount: \"2000 forint\" is not understood here; did you mean \"2000\"?", "2000 forint", "2000"},
	{"services/parkolas.yaml", "amount: 2000", "amount: nem tudni",
	    "services/parkolas.yaml", 13, "fees.amount: \"nem tudni\" is not understood here; did you mean \"unknown\"?", "nem tudni", "unknown"},
	{"services/parkolas.yaml", "amount: 2000", "amount: kb. 2000",
	    "services/parkolas.yaml", 13, "fees.amount: \"kb. 2000\" is not an amount; write forints as digits (4300), 0 when it is fre", "kb. 2000", "2000"},
	{"services/parkolas.yaml", "amount: 2000", "amount: 2000-3000",
	    "services/parkolas.yaml", 13, "fees.amount: \"2000-3000\" is not an amount; write forints as digits (4300), 0 when it is fr", "2000-3000", "2000"},
	{"services/parkolas.yaml", "amount: 2000", "amount: kétezer",
	    "services/parkolas.yaml", 13, "fees.amount: \"kétezer\" is not an amount; write forints as digits (4300), 0 when it is free", "kétezer", "2000"},
	{"services/parkolas.yaml", "amount: 2000", "amount: 20 EUR",
	    "services/parkolas.yaml", 13, "fees.amount: \"20 EUR\" is not an amount; write forints as digits (4300), 0 when it is free,", "20 EUR", "2000"},
	{"services/lakcim.yaml", "{amount: 0,", "{amount: 4,300,",
	    "services/lakcim.yaml", 45, "fees.amount: has a comma before \"300\", which ends the value between brackets; put the whol", "4,300", "4300"},
	{"services/lakcim.yaml", "{amount: 3000, for", "{amount: 3 000,-, for",
	    "services/lakcim.yaml", 46, "fees.amount: has a comma before \"-\", which ends the value between brackets; put the whole ", "3 000,-", "\"3000\""},
	{"services/parkolas.yaml", "no_papers: true", "no_papers: igen",
	    "services/parkolas.yaml", 11, "no_papers: \"igen\" is not understood here; did you mean \"true\"?", ": igen\n", ": true\n"},
	{"services/parkolas.yaml", "no_papers: true", "no_papers: x",
	    "services/parkolas.yaml", 11, "no_papers: \"x\" is not understood here; did you mean \"true\"?", ": x\n", ": true\n"},
	{"services/parkolas.yaml", "no_papers: true", "no_papers: 1",
	    "services/parkolas.yaml", 11, "no_papers: \"1\" is not understood here; did you mean \"true\"?", ": 1\n", ": true\n"},
	{"services/parkolas.yaml", "no_papers: true", "no_papers: True",
	    "services/parkolas.yaml", 11, "no_papers: \"True\" is not understood here; did you mean \"true\"?", ": True\n", ": true\n"},
	{"services/parkolas.yaml", "no_papers: true", "no_papers: i",
	    "services/parkolas.yaml", 11, "no_papers: \"i\" is not understood here; did you mean \"true\"?", ": i\n", ": true\n"},
	{"persons.yaml", "visitor: true", "visitor: nem",
	    "persons.yaml", 3, "visitor: \"nem\" is not possible here; write true or delete the line", ", visitor: nem", ""},
	{"persons.yaml", "visitor: true", "visitor: false",
	    "persons.yaml", 3, "visitor: \"false\" is not possible here; write true or delete the line", ", visitor: false", ""},
	{"services/parkolas.yaml", "[resident, business]", "[lakosság, business]",
	    "services/parkolas.yaml", 6, "audience: \"lakosság\" is not known here; did you mean \"resident\"?", "[lakosság", "[resident"},
	{"services/lakcim.yaml", "{days: 3, kind: working}", "{days: 3, kind: munkanap}",
	    "services/lakcim.yaml", 50, "deadlines.kind: \"munkanap\" is not known here; did you mean \"working\"?", "munkanap", "working"},
	{"services/lakcim.yaml", "{days: 3, kind", "{days: 3 nap, kind",
	    "services/lakcim.yaml", 50, "deadlines.days: \"3 nap\" is not understood here; did you mean \"3\"?", "3 nap", "3"},
	{"services/lakcim.yaml", "- kind: online", "- kind: interneten",
	    "services/lakcim.yaml", 59, "channels.kind: \"interneten\" is not known here; did you mean \"online\"?", "interneten", "online"},
	{"services/lakcim.yaml", "max_age: 3 months", "max_age: 3 hónap",
	    "services/lakcim.yaml", 38, "requirements.max_age: \"3 hónap\" is not understood here; did you mean \"3 months\"?", "3 hónap", "3 months"},
	{"services/lakcim.yaml", "choice: one", "choice: egy",
	    "services/lakcim.yaml", 24, "questions.choice: \"egy\" is not known here; did you mean \"one\"?", "choice: egy", "choice: one"},
	{"services/lakcim.yaml", "url: pelda.hu/lap", "url: \"www.pelda.hu /lap\"",
	    "services/lakcim.yaml", 72, "forms.url: \"www.pelda.hu /lap\" is no address on the web; write it like https://www.pelda.h", "\"www.pelda.hu /lap\"", "https://www.pelda.hu/lap"},
	{"services/lakcim.yaml", "url: pelda.hu/lap", "url: \"http:/www.pelda.hu\"",
	    "services/lakcim.yaml", 72, "forms.url: \"http:/www.pelda.hu\" is no address on the web; write it like https://www.pelda.", "\"http:/www.pelda.hu\"", "https://www.pelda.hu/lap"},
	{"services/lakcim.yaml", "url: pelda.hu/lap", "url: \"htpp://pelda.hu\"",
	    "services/lakcim.yaml", 72, "forms.url: \"htpp://pelda.hu\" is no address on the web; write it like https://www.pelda.hu/", "\"htpp://pelda.hu\"", "https://www.pelda.hu/lap"},
	{"services/lakcim.yaml", "url: pelda.hu/lap", "url: \"info@pelda.hu\"",
	    "services/lakcim.yaml", 72, "forms.url: \"info@pelda.hu\" is no address on the web; write it like https://www.pelda.hu/ol", "\"info@pelda.hu\"", "https://www.pelda.hu/lap"},
	{"services/lakcim.yaml", "url: pelda.hu/lap", "url: \"nincs\"",
	    "services/lakcim.yaml", 72, "forms.url: \"nincs\" is no address on the web; write it like https://www.pelda.hu/oldal", "\"nincs\"", "https://www.pelda.hu/lap"},
	{"services/lakcim.yaml", "url: pelda.hu/lap", "url: \"C:/lap.docx\"",
	    "services/lakcim.yaml", 72, "forms.url: \"C:/lap.docx\" is no address on the web; write it like https://www.pelda.hu/olda", "\"C:/lap.docx\"", "https://www.pelda.hu/lap"},
	{"authorities.yaml", "phone: \"1818\"", "phone: \"06 l 234 5678\"",
	    "authorities.yaml", 1, "phone: \"06 l 234 5678\" is no telephone number; write it like \"1818\" or \"06 1 234 5678\"", "\"06 l 234 5678\"", "\"06 1 234 5678\""},
	{"authorities.yaml", "phone: \"1818\"", "phone: \"06 1 234 567\"",
	    "authorities.yaml", 1, "phone: \"06 1 234 567\" is no telephone number; write it like \"1818\" or \"06 1 234 5678\"", "\"06 1 234 567\"", "\"06 1 234 5678\""},
	{"authorities.yaml", "phone: \"1818\"", "phone: \"nincs\"",
	    "authorities.yaml", 1, "phone: \"nincs\" is no telephone number; write it like \"1818\" or \"06 1 234 5678\"", "\"nincs\"", "\"06 1 234 5678\""},
	{"services/lakcim.yaml", "where: hivatal@pelda.hu", "where: \"hivatal @pelda.hu\"",
	    "services/lakcim.yaml", 64, "channels.where: \"hivatal @pelda.hu\" is no e-mail address; write it like ugyfel@pelda.hu", "\"hivatal @pelda.hu\"", "hivatal@pelda.hu"},
	{"services/lakcim.yaml", "where: hivatal@pelda.hu", "where: \"hivatal(kukac)pelda.hu\"",
	    "services/lakcim.yaml", 64, "channels.where: \"hivatal(kukac)pelda.hu\" is no e-mail address; write it like ugyfel@pelda.", "\"hivatal(kukac)pelda.hu\"", "hivatal@pelda.hu"},
	{"services/lakcim.yaml", "where: hivatal@pelda.hu", "where: \"hivatal@pelda,hu\"",
	    "services/lakcim.yaml", 64, "channels.where: \"hivatal@pelda,hu\" is no e-mail address; write it like ugyfel@pelda.hu", "\"hivatal@pelda,hu\"", "hivatal@pelda.hu"},
	{"services/lakcim.yaml", "where: hivatal@pelda.hu", "where: \"hivatal.pelda.hu\"",
	    "services/lakcim.yaml", 64, "channels.where: \"hivatal.pelda.hu\" is no e-mail address; write it like ugyfel@pelda.hu", "\"hivatal.pelda.hu\"", "hivatal@pelda.hu"},
	{"services/parkolas.yaml", "code: PK001", "code: PK001\ncode: PK001",
	    "services/parkolas.yaml", 3, "code: stands here for the second time (first in line 2); keep one of the two", "code: PK001\ncode: PK001", "code: PK001"},
	{"services/parkolas.yaml", "  - Telefonáljon.", "\t- Telefonáljon.",
	    "services/parkolas.yaml", 19, "has a tab where YAML wants spaces; write spaces", "\t- ", "  - "},
	{"services/parkolas.yaml", "  - Telefonáljon.", "  - Telefonáljon.\n   - Várjon.",
	    "services/parkolas.yaml", 20, "is indented further than the entry above, and counts as a part of it; give it as many spac", "   - Várjon", "  - Várjon"},
	{"services/parkolas.yaml", "  - Telefonáljon.", "  - Telefonáljon.\n - Várjon.",
	    "services/parkolas.yaml", 20, "is indented otherwise than the lines it belongs to; give it as many spaces as they have", " - Várjon", "  - Várjon"},
	{"services/parkolas.yaml", "  - Telefonáljon.", "  -Telefonáljon.",
	    "services/parkolas.yaml", 18, "steps: must be a list; write each entry on a line of its own after a hyphen and a space: \"", "  -T", "  - T"},
	{"services/parkolas.yaml", "  - Telefonáljon.", "  – Telefonáljon.",
	    "services/parkolas.yaml", 18, "steps: must be a list; write each entry on a line of its own after a hyphen and a space: \"", "  – ", "  - "},
	{"services/parkolas.yaml", "  - Telefonáljon.", "  • Telefonáljon.",
	    "services/parkolas.yaml", 18, "steps: must be a list; write each entry on a line of its own after a hyphen and a space: \"", "  • ", "  - "},
	{"services/parkolas.yaml", "  - Telefonáljon.", "  1. Telefonáljon.",
	    "services/parkolas.yaml", 18, "steps: must be a list; write each entry on a line of its own after \"- \"", "  1. ", "  - "},
	{"services/parkolas.yaml", "  - Telefonáljon.", "  - Figyelem: telefonáljon.",
	    "services/parkolas.yaml", 19, "steps: has a colon, which makes a key of its beginning; put the whole text into quotation ", "Figyelem: telefonáljon.", "\"Figyelem: telefonáljon.\""},
	{"services/parkolas.yaml", "  - Telefonáljon.", "  - Hívja a #18 számot.",
	    "services/parkolas.yaml", 19, "the text ends before the # in its line; put the whole text into quotation marks, or write ", "Hívja a #18 számot.", "\"Hívja a #18 számot.\""},
	{"services/parkolas.yaml", "- Telefonáljon.", "- [Sürgős] telefonáljon.",
	    "services/parkolas.yaml", 19, "the text begins with U+005B ([), which means something in YAML; put the text into quotatio", "[Sürgős] telefonáljon.", "\"[Sürgős] telefonáljon.\""},
	{"services/parkolas.yaml", "- Telefonáljon.", "- *Telefonáljon.",
	    "services/parkolas.yaml", 19, "the text begins with U+002A (*), which means something in YAML; put the text into quotatio", "*Telefonáljon.", "\"*Telefonáljon.\""},
	{"services/parkolas.yaml", "- Telefonáljon.", "- & Telefonáljon.",
	    "services/parkolas.yaml", 19, "the text begins with U+0026 (&), which means something in YAML; put the text into quotatio", "& Telefonáljon.", "\"& Telefonáljon.\""},
	{"services/parkolas.yaml", "- Telefonáljon.", "- %50 kedvezmény.",
	    "services/parkolas.yaml", 19, "the text begins with U+0025 (%), which means something in YAML; put the text into quotatio", "%50 kedvezmény.", "\"%50 kedvezmény.\""},
	{"services/parkolas.yaml", "- Telefonáljon.", "- @ jel.",
	    "services/parkolas.yaml", 19, "the text begins with U+0040 (@), which means something in YAML; put the text into quotatio", "@ jel.", "\"@ jel.\""},
	{"services/parkolas.yaml", "- Telefonáljon.", "- !Telefonáljon.",
	    "services/parkolas.yaml", 19, "is no YAML; look at the indentation, the colons and the quotation marks in this line and b", "!Telefonáljon.", "\"!Telefonáljon.\""},
	{"services/parkolas.yaml", "- Telefonáljon.", "- \"Sürgős\" telefonáljon.",
	    "services/parkolas.yaml", 19, "goes on behind the closing quotation mark; let the text end there, and write quotation mar", "\"Sürgős\" telefonáljon.", "„Sürgős” telefonáljon."},
	{"services/parkolas.yaml", "name: Parkolási engedély", "name:Parkolási engedély",
	    "services/parkolas.yaml", 3, "behind the colon of a key there must be a space; write it", "name:P", "name: P"},
	{"services/parkolas.yaml", "name: Parkolási engedély", "name Parkolási engedély",
	    "services/parkolas.yaml", 3, "behind the key a colon is missing; write it", "name P", "name: P"},
	{"services/parkolas.yaml", "as_of: \"2025-05-17\"", "as_of: \"2025-05-17",
	    "services/parkolas.yaml", 10, "the quotation mark that opens here is closed only in line 17; close it where the text ends", "\"2025-05-17", "\"2025-05-17\""},
	{"services/parkolas.yaml", "[koltozes]", "[koltozes",
	    "services/parkolas.yaml", 5, "the bracket that opens here is never closed; close it where the list ends", "[koltozes", "[koltozes]"},
	{"services/parkolas.yaml", "code: PK001", "<<<<<<< HEAD\ncode: PK001\n=======\ncode: PK002\n>>>>>>> mine",
	    "services/parkolas.yaml", 2, "two versions of the file were not merged to the end here; keep one of the two, and delete ", "<<<<<<< HEAD\ncode: PK001\n=======\ncode: PK002\n>>>>>>> mine", "code: PK001"},
	{"services/parkolas.yaml", "  - Telefonáljon.", "\u00a0 - Telefonáljon.",
	    "services/parkolas.yaml", 19, "has the invisible character U+00A0 at column 1 in place of a space (lines: 1); write a pla", "\u00a0 -", "  -"},
	{"services/parkolas.yaml", "code: PK001", "code\u00a0: PK001",
	    "services/parkolas.yaml", 2, "the key \"code\u00a0\" has the invisible character U+00A0 at place 5; delete it", "code\u00a0", "code"},
	{"services/parkolas.yaml", "authority: jegyzo", "authority: jegyzo\u00a0",
	    "services/parkolas.yaml", 7, "authority: has the invisible character U+00A0 at place 7; delete it", "jegyzo\u00a0", "jegyzo"},
	{"services/parkolas.yaml", "authority: jegyzo", "authority: jegy\u00adzo",
	    "services/parkolas.yaml", 7, "authority: has the invisible character U+00AD at place 5; delete it", "jegy\u00adzo", "jegyzo"},
	{"services/parkolas.yaml", "  - Telefonáljon.", "  - \"\u00a0\"",
	    "services/parkolas.yaml", 19, "steps: has no visible character; write something or delete the line", "\"\u00a0\"", "Telefonáljon."},
	{"services/parkolas.yaml", "  - text: Engedély.", "  - Engedély.\n    validity: Egy évig.",
	    "services/parkolas.yaml", 21, "is a text, and a key follows below it; write \"text: \" in front of it, too", "- Engedély", "- text: Engedély"},
	{"services/parkolas.yaml", "  - text: Engedély.", "  - Engedély.",
	    "services/parkolas.yaml", 21, "outputs: must be \"key: value\" lines; write the keys: text", "- Engedély", "- text: Engedély"},
	{"services/igazolvany.yaml", "[[lost, id-card]]", "[[lost, id-card]]\neligibility:\n  - {text: Nem kaphatja., kind: not, instead: [{service: lakcim}]}",
	    "services/igazolvany.yaml", 8, "eligibility.when: is missing: no question finds out whether this holds; add one, or write ", ", kind: not, instead: [{service: lakcim}]", ""},
	{"services/parkolas.yaml", "fees:\n  - amount: 2000", "fees: 2000",
	    "services/parkolas.yaml", 12, "fees: must be a list of \"key: value\" lines; write \"- \" and the keys below it: amount", "fees: 2000", "fees:\n  - amount: 2000"},
	{"services/parkolas.yaml", "fees:\n  - amount: 2000", "fees:\n  amount: 2000",
	    "services/parkolas.yaml", 12, "fees: must be a list; write each entry on a line of its own after \"- \"", "  amount", "  - amount"},
	{"services/lakcim.yaml", "  - question: Mikor jelentsem be?\n    answer", "  - question: Mikor jelentsem be?\n  - answer",
	    "services/lakcim.yaml", 75, "faq: has a hyphen before answer, though it belongs to the entry above; delete the hyphen", "  - answer", "    answer"},
	{"services/lakcim.yaml", "faq:\n", "",
	    "services/lakcim.yaml", 73, "forms: is an entry of faq, but that line is missing above it; write it there: \"faq:\"", "  - question: Mikor", "faq:\n  - question: Mikor"},
	{"services/lakcim.yaml", "questions:\n", "",
	    "services/lakcim.yaml", 20, "eligibility: is an entry of questions, but that line is missing above it; write it there: \"questions:", "  - id: hova", "questions:\n  - id: hova"},
	{"services/lakcim.yaml", "requirements:\n", "",
	    "services/lakcim.yaml", 28, "questions: is an entry of requirements, but that line is missing above it; write it there: \"requ", "  - use: szemelyazonossag\n", "requirements:\n  - use: szemelyazonossag\n"},
	{"services/lakcim.yaml", "channels:\n", "",
	    "services/lakcim.yaml", 56, "periods: is an entry of channels, but that line is missing above it; write it there: \"channels:", "  - kind: counter", "channels:\n  - kind: counter"},
	{"services/lakcim.yaml", "practice:\n  - A tulajdoni lapot", "faq:\n  - {question: Meddig?, answer: Egy évig.}\n  - A tulajdoni lapot",
	    "services/lakcim.yaml", 86, "faq: stands here for the second time (first in line 73); keep one of the two", NULL, NULL},
	{"services/lakcim.yaml", "  - question: Kell-e fizetni?\n", "",
	    "services/lakcim.yaml", 76, "answer: stands here for the second time (first in line 75); if it is of another entry, the line that begins", "    answer: A hiány", "  - question: Kell-e fizetni?\n    answer: A hiány"},
	{"services/lakcim.yaml", "  - question: Kell-e fizetni?\n", "    question: Kell-e fizetni?\n",
	    "services/lakcim.yaml", 76, "question: stands here for the second time (first in line 74); if another entry begins here, write its hyphen", "    question: Kell", "  - question: Kell"},
	{"services/lakcim.yaml", "  - question: Kell-e fizetni?", "  - question: Kell-e fizetni",
	    "services/lakcim.yaml", 76, "faq.question: is a question without a question mark; write it", "fizetni\n", "fizetni?\n"},
	{"services/lakcim.yaml", "ask: Hová költözött?", "ask: Hová költözött",
	    "services/lakcim.yaml", 22, "ask: is a question without a question mark; write it", "költözött\n    why", "költözött?\n    why"},
	{"services/lakcim.yaml", "case: belföldre költözött", "case: Belföldre költözött.",
	    "services/lakcim.yaml", 26, "questions.options.case: ends like a sentence, though it stands within one; take the last sign away", "case: Belföldre költözött.", "case: belföldre költözött"},
	{"services/lakcim.yaml", "különben hiánypótlási felhívás jöhet.", "különben hiánypótlási felhívás jöhet",
	    "services/lakcim.yaml", 75, "notice: faq.answer: has no full stop at its end; write it", NULL, NULL},
	{"services/lakcim.yaml", "text: Külföldre, case", "text: Belföldre, case",
	    "services/lakcim.yaml", 27, "questions.options.text: is the same answer as the one in line 26; write what makes them different", "kulfold, text: Belföldre", "kulfold, text: Külföldre"},
	{"services/lakcim.yaml", "  - document: szallasadoi-nyilatkozat\n", "  - {document: utlevel}\n  - document: utlevel\n    handling: shown\n  - document: szallasadoi-nyilatkozat\n",
	    "services/lakcim.yaml", 35, "requirements.document: \"utlevel\" is asked for in line 34 already; delete one of the two", "  - {document: utlevel}\n", ""},
	{"services/lakcim.yaml", "[igazolvany]\nstaff", "[igazolvany parkolas]\nstaff",
	    "services/lakcim.yaml", 84, "related: \"igazolvany parkolas\" is more than one; write a comma between: igazolvany, parkolas", "y p", "y, p"},
	{"services/lakcim.yaml", "[igazolvany]\nstaff", "[igazolvany, hajlektalan-szallo]\nstaff",
	    "services/lakcim.yaml", 84, "related: \"hajlektalan-szallo\" names nothing (service); write an id that exists, define this one, or take it out", ", hajlektalan-szallo", ""},
	{"services/lakcim.yaml", "as_of: \"2025-05\"}", "as_of: nem tudni}",
	    "services/lakcim.yaml", 90, "sources.as_of: \"nem tudni\" is not a date; write a year, month or day (\"2026\", \"2026-11\"), or delete the line", ", as_of: nem tudni", ""},
	{"services/parkolas.yaml", "name: Parkolási engedély", "name: “Parkolási engedély”",
	    "services/parkolas.yaml", 3, "name: stands between quotation marks, which visitors would see; delete them, or write straight ones", "“Parkolási engedély”", "\"Parkolási engedély\""},
	{"services/parkolas.yaml", "summary: Ingyen", "summary: 🚗 Ingyen",
	    "services/parkolas.yaml", 9, "summary: has a little picture in it, which not every screen shows and no voice reads; delete it", "🚗 ", ""},
	{"services/parkolas.yaml", "- Telefonáljon.", "- 1. Telefonáljon.",
	    "services/parkolas.yaml", 19, "steps: begins with a number, though the program numbers the steps; delete it", "1. T", "T"},
	{"services/parkolas.yaml", "[parkolás,", "[{angol: parking place}, parkolás,",
	    "services/parkolas.yaml", 4, "aliases: begins with a word and a colon, as if that was a language; write en:, de: or uk:", "angol:", "en:"},
	{"services/parkolas.yaml", "  - Telefonáljon.\n", "  – Telefonáljon.\n  - Várjon.\n",
	    "services/parkolas.yaml", 19, "an entry of a list begins with a hyphen and a space, here stands U+2013 (–); write \"- \"", "  – ", "  - "},
	{"services/parkolas.yaml", "  - Telefonáljon.\n", "  -Telefonáljon.\n  - Várjon.\n",
	    "services/parkolas.yaml", 19, "behind the hyphen of a list there must be a space; write it", "  -T", "  - T"},
	{"services/lakcim.yaml", "handling: kept", "handling: leadja",
	    "services/lakcim.yaml", 35, "requirements.handling: \"leadja\" is not known here; did you mean \"kept\"?", "leadja", "kept"},
	{"services/lakcim.yaml", "remedy: kifogas", "state: checked\nchecked_by: Kiss Éva\nchecked_on: \"2025-05-17\"\nreview_by: \"2025-05-17\"\nremedy: kifogas",
	    "services/lakcim.yaml", 85, "review_by: is no later than the day on which it was read; write when to read it again", "review_by: \"2025-05-17\"", "review_by: \"2026-05-17\""},
	{"requirements.yaml", "    - [{document: szemelyi}]\n    - [{document: utlevel, handling: shown, form: original}]", "    - {document: szemelyi}\n    - {document: utlevel, handling: shown, form: original}",
	    "requirements.yaml", 3, "one_of: must be a list; write each entry on a line of its own after \"- \"", NULL, NULL},
	{"services/parkolas.yaml", "code: PK001", "Code: PK001",
	    "services/parkolas.yaml", 2, "Code: unknown key; did you mean \"code\"?", "Code", "code"},
	{"services/parkolas.yaml", "summary: ", "összefoglaló: ",
	    "services/parkolas.yaml", 9, "összefoglaló: unknown key; did you mean \"summary\"?", "összefoglaló", "summary"},
	{"services/parkolas.yaml", "code: PK001", "code: pk001",
	    "services/parkolas.yaml", 2, "code: \"pk001\" is not understood here; did you mean \"PK001\"?", "pk001", "PK001"},
	{"services/parkolas.yaml", "code: PK001", "code: PK 001",
	    "services/parkolas.yaml", 2, "code: \"PK 001\" is not understood here; did you mean \"PK001\"?", "PK 001", "PK001"},
	{"services/parkolas.yaml", "code: PK001", "code: LC01",
	    "services/parkolas.yaml", 2, "code: \"LC01\" is taken already (", "LC01", "PK001"},
	{"services/lakcim.yaml", "document: szallasadoi-nyilatkozat", "irat: szallasadoi-nyilatkozat",
	    "services/lakcim.yaml", 34, "requirements.irat: unknown key; did you mean \"document\"?", "irat", "document"},
	{"services/parkolas.yaml", "id: parkolas", "id: Parkolas",
	    "services/parkolas.yaml", 1, "id: \"Parkolas\" is not understood here; did you mean \"parkolas\"?", "Parkolas", "parkolas"},
	{"services/parkolas.yaml", "id: parkolas", "id: parkolás",
	    "services/parkolas.yaml", 1, "id: \"parkolás\" is not understood here; did you mean \"parkolas\"?", "parkolás", "parkolas"},
	{"services/parkolas.yaml", "id: parkolas", "id: parkolas-engedely",
	    "services/parkolas.yaml", 1, "id: \"parkolas-engedely\" differs from the file's name; an id never changes: write id: parko", "parkolas-engedely", "parkolas"},
	{"services/parkolas.yaml", "id: parkolas\n", "",
	    "services/parkolas.yaml", 1, "id: is missing; add it", "code: PK001", "id: parkolas\ncode: PK001"},
	{"documents/alap.yaml", "id: utlevel", "id: utlevel-regi",
	    "documents/alap.yaml", 7, "id: \"utlevel-regi\" is new, and \"utlevel\" is gone, though others name it; an id never chang", "id: utlevel-regi", "id: utlevel"},
	{"persons.yaml", "id: child", "id: gyermek",
	    "persons.yaml", 2, "id: \"gyermek\" is new, and \"child\" is gone, though others name it; an id never changes: wri", "id: gyermek", "id: child"},
	{"questions.yaml", "id: lakas-joga", "id: lakasjog",
	    "questions.yaml", 9, "id: \"lakasjog\" is new, and \"lakas-joga\" is gone, though others name it; an id never change", "id: lakasjog", "id: lakas-joga"},
	{"services/lakcim.yaml", "id: hova", "id: merre",
	    "services/lakcim.yaml", 21, "questions.id: \"merre\" is new, and \"hova\" is gone, though others name it; an id never chang", "id: merre", "id: hova"},
	{"services/lakcim.yaml", "{id: kulfold", "{id: kulfoldre",
	    "services/lakcim.yaml", 27, "questions.options.id: \"kulfoldre\" is new, and \"kulfold\" is gone, though others name it; an", "kulfoldre,", "kulfold,"},
	{"persons.yaml", "- {id: child, name: gyermek, whose: a gyermeké}\n", "",
	    "questions.yaml", 7, "options.person: \"child\" (person) has been deleted, and is named still; put it back, or tak", NULL, NULL},
	{"authorities.yaml", "id: jegyzo", "id: jegyzoo",
	    "matters.yaml", 5, "authority: \"jegyzo\" names nothing (authority); did you mean \"jegyzoo\"? (in 3 places, first", "jegyzoo", "jegyzo"},
	{"office_kinds.yaml", "id: kormanyablak", "id: kormany-ablak",
	    "authorities.yaml", 1, "office_kind: \"kormanyablak\" names nothing (kind of office); did you mean \"kormany-ablak\"? ", "kormany-ablak", "kormanyablak"},
	{"services/lakcim.yaml", "authority: jegyzo", "authority: A jegyző",
	    "services/lakcim.yaml", 7, "authority: \"A jegyző\" names nothing (authority); did you mean \"jegyzo\"?", "A jegyző", "jegyzo"},
	{"services/lakcim.yaml", "[koltozes, okmanyok]", "koltozes",
	    "services/lakcim.yaml", 5, "life_events: must be a list; write [koltozes], or each entry on a line of its own after \"-", "life_events: koltozes", "life_events: [koltozes]"},
	{"services/lakcim.yaml", "[koltozes, okmanyok]", "(koltozes, okmanyok)",
	    "services/lakcim.yaml", 5, "life_events: must be a list; write [koltozes, okmanyok], or each entry on a line of its ow", "(koltozes, okmanyok)", "[koltozes, okmanyok]"},
	{"services/lakcim.yaml", "[koltozes, okmanyok]", "[Költözés, okmanyok]",
	    "services/lakcim.yaml", 5, "life_events: \"Költözés\" names nothing (life situation); did you mean \"koltozes\"?", "Költözés", "koltozes"},
	{"services/lakcim.yaml", "whose: child", "whose: gyermek",
	    "services/lakcim.yaml", 31, "requirements.whose: \"gyermek\" names nothing (person); did you mean \"child\"?", "whose: gyermek", "whose: child"},
	{"services/lakcim.yaml", "document: szallasadoi-nyilatkozat", "document: szállásadói nyilatkozat",
	    "services/lakcim.yaml", 34, "requirements.document: \"szállásadói nyilatkozat\" names nothing (document); did you mean \"s", "szállásadói nyilatkozat", "szallasadoi-nyilatkozat"},
	{"services/lakcim.yaml", "[gyermek, meghatalmazott]", "[A gyermekének, meghatalmazott]",
	    "services/lakcim.yaml", 11, "acting_for: the question \"kinek\" has no option \"A gyermekének\"; did you mean \"gyermek\"?", "A gyermekének", "gyermek"},
	{"services/lakcim.yaml", "[gyermek, meghatalmazott]", "gyermek, meghatalmazott",
	    "services/lakcim.yaml", 11, "acting_for: must be a list; write [gyermek, meghatalmazott], or each entry on a line of it", "gyermek, meghatalmazott", "[gyermek, meghatalmazott]"},
	{"services/lakcim.yaml", "payee: orvos", "payee: az orvosnak",
	    "services/lakcim.yaml", 48, "fees.payee: \"az orvosnak\" names nothing (payee); did you mean \"orvos\"?", "az orvosnak", "orvos"},
	{"life_events.yaml", "services: [parkolas, lakcim]", "services: [parkolas, parkolas, lakcim]",
	    "life_events.yaml", 5, "services: \"parkolas\" stands here twice; delete one of the two", "parkolas, parkolas", "parkolas"},
	{"services/lakcim.yaml", "when: [\"hova=kulfold\"]\n    instead", "when: [\"hova==kulfold\"]\n    instead",
	    "services/lakcim.yaml", 16, "eligibility.when: \"hova==kulfold\" is not understood here; did you mean \"hova=kulfold\"?", "[\"hova==kulfold\"]\n    instead", "[\"hova=kulfold\"]\n    instead"},
	{"services/lakcim.yaml", "when: [\"hova=kulfold\"]\n    instead", "when: [\"hova = kulfold\"]\n    instead",
	    "services/lakcim.yaml", 16, "eligibility.when: \"hova = kulfold\" is not understood here; did you mean \"hova=kulfold\"?", "[\"hova = kulfold\"]\n    instead", "[\"hova=kulfold\"]\n    instead"},
	{"services/lakcim.yaml", "when: [\"hova=kulfold\"]\n    instead", "when: [\"hova:kulfold\"]\n    instead",
	    "services/lakcim.yaml", 16, "eligibility.when: \"hova:kulfold\" is not understood here; did you mean \"hova=kulfold\"?", "[\"hova:kulfold\"]\n    instead", "[\"hova=kulfold\"]\n    instead"},
	{"services/lakcim.yaml", "when: [\"hova=kulfold\"]\n    instead", "when: [\"hova=Külföldre\"]\n    instead",
	    "services/lakcim.yaml", 16, "eligibility.when: the question \"hova\" has no option \"Külföldre\"; did you mean \"kulfold\"?", "[\"hova=Külföldre\"]\n    instead", "[\"hova=kulfold\"]\n    instead"},
	{"services/lakcim.yaml", "when: [\"hova=kulfold\"]\n    instead", "when: [\"Hova=kulfold\"]\n    instead",
	    "services/lakcim.yaml", 16, "eligibility.when: \"Hova\" names nothing (question); did you mean \"hova\"?", "[\"Hova=kulfold\"]\n    instead", "[\"hova=kulfold\"]\n    instead"},
	{"services/lakcim.yaml", "when: [\"hova=kulfold\"]\n    instead", "when: [\"hova=kulfod\"]\n    instead",
	    "services/lakcim.yaml", 16, "eligibility.when: the question \"hova\" has no option \"kulfod\"; did you mean \"kulfold\"?", "[\"hova=kulfod\"]\n    instead", "[\"hova=kulfold\"]\n    instead"},
	{"services/lakcim.yaml", "when: [\"hova=kulfold\"]\n    instead", "when: [\"hova!=belfold\"]\n    instead",
	    "services/lakcim.yaml", 16, "eligibility.when: \"hova!=belfold\" is not a condition: there is no \"not\"; write a condition", "[\"hova!=belfold\"]\n    instead", "[\"hova=kulfold\"]\n    instead"},
	{"services/lakcim.yaml", "when: [\"hova=kulfold\"]\n    instead", "when: [\"”hova=kulfold”\"]\n    instead",
	    "services/lakcim.yaml", 16, "eligibility.when: \"”hova=kulfold”\" is not understood here; did you mean \"hova=kulfold\"?", "[\"”hova=kulfold”\"]\n    instead", "[\"hova=kulfold\"]\n    instead"},
	{"services/lakcim.yaml", "when: [\"hova=kulfold\"]\n    instead", "when: [\"hova kulfold\"]\n    instead",
	    "services/lakcim.yaml", 16, "eligibility.when: \"hova kulfold\" is not a condition; write [\"question=option\"], several jo", "[\"hova kulfold\"]\n    instead", "[\"hova=kulfold\"]\n    instead"},
	{"services/lakcim.yaml", "when: [\"hova=kulfold\"]\n    instead", "when: [\"ha külföldre költözött\"]\n    instead",
	    "services/lakcim.yaml", 16, "eligibility.when: \"ha külföldre költözött\" is not a condition; write [\"question=option\"], ", "[\"ha külföldre költözött\"]\n    instead", "[\"hova=kulfold\"]\n    instead"},
	{"services/lakcim.yaml", "when: [\"kinek=gyermek\"]\n    note", "when: [\"kinek=gyermek és lakas-joga=berlo\"]\n    note",
	    "services/lakcim.yaml", 32, "requirements.when: \"kinek=gyermek és lakas-joga=berlo\" is not understood here; did you mea", "gyermek és lakas", "gyermek & lakas"},
	{"services/lakcim.yaml", "when: [\"kinek=gyermek\"]\n    note", "when: [\"kinek=gyermek, lakas-joga=berlo\"]\n    note",
	    "services/lakcim.yaml", 32, "requirements.when: \"kinek=gyermek, lakas-joga=berlo\" is not understood here; did you mean ", "gyermek, lakas", "gyermek & lakas"},
	{"services/lakcim.yaml", "when: [\"kinek=gyermek\"]\n    note", "when: [\"kinek=gyermek vagy kinek=meghatalmazott\"]\n    note",
	    "services/lakcim.yaml", 32, "requirements.when: \"kinek=gyermek vagy kinek=meghatalmazott\" is not a condition: there is ", "[\"kinek=gyermek vagy kinek=meghatalmazott\"]", "[\"kinek=gyermek\", \"kinek=meghatalmazott\"]"},
	{"services/lakcim.yaml", "when: [\"hova=kulfold\"]\n    instead", "when: hova=kulfold\n    instead",
	    "services/lakcim.yaml", 16, "eligibility.when: must be a list; write [\"hova=kulfold\"], or each entry on a line of its o", "when: hova=kulfold\n", "when: [\"hova=kulfold\"]\n"},
	{"services/lakcim.yaml", "when: [\"hova=kulfold\"]\n    instead", "when: [hova: kulfold]\n    instead",
	    "services/lakcim.yaml", 16, "eligibility.when: has a colon in a condition; write [\"hova=kulfold\"]", "[hova: kulfold]", "[\"hova=kulfold\"]"},
	{"services/lakcim.yaml", "when: [\"hova=kulfold\"]\n    instead", "when: []\n    instead",
	    "services/lakcim.yaml", 16, "eligibility.when: 0 entries, at least 1 are needed; add some", "[]\n    instead", "[\"hova=kulfold\"]\n    instead"},
	{"services/lakcim.yaml", "when: [\"hova=kulfold\"]\n    instead", "when:\n    instead",
	    "services/lakcim.yaml", 16, "eligibility.when: is empty; write something or delete the line", "when:\n    instead", "when: [\"hova=kulfold\"]\n    instead"},
	{"questions.yaml", "choice: one\n  options:\n    - {id: tulajdonos", "choice: one\n  asked_when: [\"jovedelem=munkaber\"]\n  options:\n    - {id: tulajdonos",
	    "questions.yaml", 22, "asked_when: the question is asked only after itself (lakas-joga → jovedelem → lakas-joga);", "  asked_when: [\"jovedelem=munkaber\"]\n", ""},
	{"services/lakcim.yaml", "{id: kulfold, text: Külföldre", "{id: kulfold, text: Külföldre, case: k}\n      - {id: kulfold, text: Külföldre",
	    "services/lakcim.yaml", 28, "questions.options.id: \"kulfold\" stands here twice; delete one of the two", "      - {id: kulfold, text: Külföldre, case: k}\n", ""},
	{"services/parkolas.yaml", "- Telefonáljon.", "- \"TODO\"",
	    "services/parkolas.yaml", 19, "steps: holds only the place of a text; write it, or delete the line", "\"TODO\"", "Telefonáljon."},
	{"services/parkolas.yaml", "- Telefonáljon.", "- \"?\?\?\"",
	    "services/parkolas.yaml", 19, "steps: holds only the place of a text; write it, or delete the line", "\"?\?\?\"", "Telefonáljon."},
	{"services/parkolas.yaml", "- Telefonáljon.", "- \".\"",
	    "services/parkolas.yaml", 19, "steps: holds only the place of a text; write it, or delete the line", "\".\"", "Telefonáljon."},
	{"services/parkolas.yaml", "- Telefonáljon.", "- \"Telefonáljon a hÃ\u00advÃ¡s\"",
	    "services/parkolas.yaml", 19, "steps: has letters that were lost when the file was saved in another encoding; type them a", "\"Telefonáljon a hÃ\u00advÃ¡s\"", "Telefonáljon."},
	{"services/parkolas.yaml", "- Telefonáljon.", "- \"Telefonáljon elõször.\"",
	    "services/parkolas.yaml", 19, "steps: has õ or û, which are not Hungarian letters; write ő or ű", "\"Telefonáljon elõször.\"", "Telefonáljon."},
	{"services/parkolas.yaml", "- Telefonáljon.", "- \"T?lefonáljon.\"",
	    "services/parkolas.yaml", 19, "steps: has a question mark within a word; type the letter that was lost there, or the spac", "\"T?lefonáljon.\"", "Telefonáljon."},
	{"services/parkolas.yaml", "- Telefonáljon.", "- \"<b>Telefonáljon</b>.\"",
	    "services/parkolas.yaml", 19, "steps: has signs of a web page, such as <b> or &nbsp;, which visitors would see; delete th", "\"<b>Telefonáljon</b>.\"", "Telefonáljon."},
	{"services/parkolas.yaml", "- Telefonáljon.", "- \"Telefonáljon&nbsp;most.\"",
	    "services/parkolas.yaml", 19, "steps: has signs of a web page, such as <b> or &nbsp;, which visitors would see; delete th", "\"Telefonáljon&nbsp;most.\"", "Telefonáljon."},
	{"services/parkolas.yaml", "- Telefonáljon.", "- \"**Telefonáljon**.\"",
	    "services/parkolas.yaml", 19, "steps: has signs such as **, which visitors would see; delete them", "\"**Telefonáljon**.\"", "Telefonáljon."},
	{"services/parkolas.yaml", "- Telefonáljon.", "- Telefonáljon.\n  - Telefonáljon.",
	    "services/parkolas.yaml", 20, "steps: \"Telefonáljon.\" stands here twice; delete one of the two", "  - Telefonáljon.\n  - Telefonáljon.", "  - Telefonáljon."},
	{"services/parkolas.yaml", "  - Telefonáljon.", "  -\n  - Telefonáljon.",
	    "services/parkolas.yaml", 19, "steps: is empty; write something or delete the line", "  -\n", ""},
	{"services/parkolas.yaml", "matrica, parking", "matrica, \"en: parking\"",
	    "services/parkolas.yaml", 4, "aliases: the language stands within the quotation marks; take them away", "\"en: parking\"", "{en: parking}"},
	{"services/parkolas.yaml", "matrica, parking", "matrica, en:parking",
	    "services/parkolas.yaml", 4, "aliases: behind the colon of a language there must be a space; write it", "en:parking", "{en: parking}"},
	{"numbers.yaml", "  lakcim: 2\n", "  lakcim: 7\n",
	    "numbers.yaml", 6, "the line of number 2 is missing; take it from the last release: numbers are never used aga", "lakcim: 7", "lakcim: 2"},
	{"numbers.yaml", "  lakcim: 2\n", "\tlakcim: 2\n",
	    "numbers.yaml", 5, "is not as \"kalauz-data number\" writes it; take the file from the last release, and run tha", "\tlakcim", "  lakcim"},
	{"po/en.po", "\"service lakcim name\"", "\"service lakcim nam\"",
	    "po/en.po", 10, "notice: service lakcim nam: belongs to no text; did you mean msgctxt \"service lakcim name\"?", "lakcim nam\"", "lakcim name\""},
	{"po/en.po", "msgstr \"Moving house\"", "msgstr \"Moving \"house\"\"",
	    "po/en.po", 7, "has a quotation mark within the text; write \\\" in place of it, or „ ”", "\"Moving \"house\"\"", "\"Moving \\\"house\\\"\""},
	{"po/en.po", "msgstr \"Moving house\"", "msgstr \"Moving house",
	    "po/en.po", 7, "a quotation mark opens here and is not closed in its line; close it", "\"Moving house\n", "\"Moving house\"\n"},
	{"po/en.po", "msgstr \"Moving house\"", "msgstr “Moving house”",
	    "po/en.po", 7, "behind msgctxt, msgid and msgstr the text stands between straight quotation marks (\"); wri", "“Moving house”", "\"Moving house\""},
	{"po/en.po", "msgstr \"Moving house\"\n", "",
	    "po/en.po", 6, "the entry before has no msgstr; write msgstr \"\" below its msgid", "msgid \"Költözés\"\n", "msgid \"Költözés\"\nmsgstr \"\"\n"},
	{"po/en.po", "{amount:illetek} was", "12 345 Ft was",
	    "po/en.po", 18, "service lakcim sent_back: the translation has other {amount:…} than the text; write the sa", "12 345 Ft was", "{amount:illetek} was"},
	{"po/en.po", "\"Content-Type", "\"Language: de\\n\"\n\"Content-Type",
	    "po/en.po", 3, "the header names another language (de) than the file's name (en); if these are the wrong t", "Language: de", "Language: en"},
	{"po/en.po", "msgctxt \"life_event", "<<<<<<< HEAD\nmsgctxt \"life_event",
	    "po/en.po", 5, "two versions of the file were not merged to the end here; keep one of the two, and delete ", "<<<<<<< HEAD\n", ""},
	{"po/en.po", "charset=UTF-8", "charset=windows-1250",
	    "po/en.po", 3, "the header names another encoding than UTF-8 (windows-1250); save the file as UTF-8, and w", "windows-1250", "UTF-8"},
	{"services/lakcim.yaml", "name: Lakcím bejelentése", "name: Lakcím bejelentése most",
	    "services/lakcim.yaml", 3, "notice: name: has lost its translation (en), which is of another text: \"Lakcím bejelentése\"", NULL, NULL},
	{"services/parkolas.yaml", "  - amount: 2000", "  - amount: 2000\n  - amount: 1000",
	    "services/parkolas.yaml", 14, "notice: fees: adds up with the fee of line 13; if it is paid in place of that, give both a when, s", NULL, NULL},
	{"services/parkolas.yaml", "  - amount: 2000", "  - {amount: 2000, for: engedély}\n  - {amount: 1000, for: kedvezményes engedély}",
	    "services/parkolas.yaml", 14, "notice: fees: adds up with the fee of line 13; if it is paid in place of that, give both a when, s", NULL, NULL},
};

static void
test_mistakes(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
		const struct mistake *mistake = &mistakes[i];
		begin();
		replace(mistake->file, mistake->old, mistake->new);
		assert_found(mistake->new, mistake->line ? arena_printf(&arena, "%s:%u", mistake->at, mistake->line) : mistake->at,
		    mistake->words);
		if (!mistake->wrong)
			continue;
		replace(mistake->file, mistake->wrong, mistake->right);
		assert_clean(mistake->new);
	}
}

/* ---------------------------------------------------------------------- of files -- */

#define PARKING "services/parkolas.yaml"
#define READ_INSTEAD "is never read, "

/* A file that gets another name, or a copy of it; what is said then, and the name that it has to get (NULL: it is
 * deleted, "": it stays). */
static const struct {
	const char *from, *to;
	bool copied;
	const char *words, *right;
} names[] = {
	{PARKING, "services/parkolas - másolat.yaml", true, "is a copy of ", NULL},
	{PARKING, "services/parkolas (1).yaml", true, "is a copy of ", NULL},
	{PARKING, "services/parkolas - Copy (2).yaml", true, "is a copy of ", NULL},
	{PARKING, "services/Másolat - parkolas.yaml", true, "is a copy of ", NULL},
	{PARKING, "services/Parkolas.yaml", false, "the file's name is no id; rename it to parkolas.yaml", PARKING},
	{PARKING, "services/parkolás.yaml", false, "the file's name is no id; rename it to parkolas.yaml", PARKING},
	{PARKING, "services/parkola\u0301s.yaml", false, "the file's name is no id; rename it to parkolas.yaml", PARKING},
	{PARKING, "services/parkolas engedely.yaml", false, "the file's name is no id; rename it to parkolas.yaml", PARKING},
	{PARKING, "services/parkolas_engedely.yaml", false, "the file's name is no id; rename it to parkolas.yaml", PARKING},
	{PARKING, "services/parkolas.YAML", false, "is never read; rename it to parkolas.yaml", PARKING},
	{PARKING, "services/parkolas.yml", false, "is never read; rename it to parkolas.yaml", PARKING},
	{PARKING, "services/parkolas.txt", false, "is never read; rename it to parkolas.yaml", PARKING},
	{PARKING, "services/parkolas.yaml.txt", false, "is never read; rename it to parkolas.yaml", PARKING},
	{PARKING, "services/parkolas", false, "is never read; rename it to parkolas.yaml", PARKING},
	{PARKING, "services/parkolas.yaml.bak", false, "is never read; rename it to parkolas.yaml", PARKING},
	{PARKING, "services/parkolas.docx", false, "is never read, as it is no plain text; ", PARKING},
	{PARKING, "services/parkolas.txt", true, READ_INSTEAD, NULL},
	{PARKING, "services/parkolas.docx", true, READ_INSTEAD, NULL},
	{PARKING, "services/parkolas.yaml.bak", true, "notice: is a backup of ", NULL},
	{PARKING, "services/parkolas.yaml~", true, "notice: is a backup of ", NULL},
	{PARKING, "services/~$parkolas.docx", true, "notice: is another program's own file", NULL},
	{PARKING, "services/Thumbs.db", true, "notice: is another program's own file", NULL},
	{PARKING, "services/kep.png", true, "is never read; rename it to NAME.yaml, or move it away", NULL},
	{PARKING, "parkolas.yaml", false, "is a service, and is never read here; move it into ", PARKING},
	{"questions.yaml", "services/questions.yaml", false, "has the name of a register", "questions.yaml"},
	{"questions.yaml", "kerdesek.yaml", false, "is never read; rename it to questions.yaml", "questions.yaml"},
	{"questions.yaml", "Questions.yaml", false, "is never read; rename it to questions.yaml", "questions.yaml"},
	{"questions.yaml", "questions.yml", false, "is never read; rename it to questions.yaml", "questions.yaml"},
	{"questions.yaml", "questions.txt", false, "is never read; rename it to questions.yaml", "questions.yaml"},
	{"questions.yaml", "questions.txt", true, READ_INSTEAD, NULL},
	{"documents/alap.yaml", "documents/alap - másolat.yaml", true, "is a copy of ", NULL},
	{"documents/alap.yaml", "documents/masik.yaml", true, "5 entries stand in ", NULL},
	{"documents/alap.yaml", "documents/alap.txt", false, "is never read; rename it to alap.yaml", "documents/alap.yaml"},
	{"numbers.yaml", "numbers.txt", false, "is never read; rename it to numbers.yaml", "numbers.yaml"},
	{"payees.yaml", "dijak.xlsx", true, "notice: is never read; if there is anything in it", NULL},
	{"po/en.po", "po/EN.po", false, "is never read; rename it to en.po", "po/en.po"},
	{"po/en.po", "po/angol.po", false, "is never read; rename it to en.po", "po/en.po"},
	{"po/en.po", "po/en_US.po", false, "is never read; rename it to en.po", "po/en.po"},
	{"po/en.po", "po/en.po.txt", false, "is never read; rename it to en.po", "po/en.po"},
	{"po/en.po", "po/en - másolat.po", true, READ_INSTEAD, NULL},
	{"po/en.po", "po/hu.po", true, "is never read: the Hungarian texts", NULL},
	{"po/en.po", "po/fr.po", true, "no language of the kiosk", NULL},
	{"po/en.po", "en.po", false, "is never read here; move it into ", "po/en.po"},
};

static void
test_names(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		begin();
		support_copy(path_of(names[i].from), path_of(names[i].to));
		if (!names[i].copied)
			support_remove(path_of(names[i].from));
		assert_found(names[i].to, names[i].to, names[i].words);
		if (names[i].right)
			support_copy(path_of(names[i].to), path_of(names[i].right));
		support_remove(path_of(names[i].to));
		assert_clean(names[i].to);
	}
}

/* Files that are left alone. */
static void
test_other_files(void **state)
{
	static const char *const others[] = {"README", "services/README.md", "po/kalauz.pot", "po/en.mo", "services/.hidden.yaml", ".git/x"};
	size_t count;
	(void)state;
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		begin();
		const char *before = found(true, &count);
		support_write(path_of(others[i]), "x", 1);
		assert_clean(others[i]);
		assert_string_equal(found(true, &count), before);
	}
}

static void
test_folders(void **state)
{
	(void)state;
	begin();
	support_copy(path_of(PARKING), path_of("services/regi/parkolas.yaml"));
	assert_found("a folder of services", "services/regi", "is a folder, and is never read; move the files");
	begin();
	copy_folder(path_of("services"), path_of("szolgaltatasok"));
	support_remove(path_of("services"));
	assert_found("a folder with another name", "szolgaltatasok", "is never read; rename it to services");
}

/* One name that is wrong in many places is one fault, which says how many. */
static void
test_many_places(void **state)
{
	(void)state;
	begin();
	replace("authorities.yaml", "id: jegyzo", "id: jegyzoo");
	assert_found("jegyzoo", "matters.yaml:5", "authority: \"jegyzo\" names nothing (authority); did you mean \"jegyzoo\"? "
	    "(in 3 places, first here)");
	begin();
	replace("documents/alap.yaml", "- id: utlevel\n  name: útlevél\n  what: Bordó könyvecske.\n  from: Bármelyik kormányablakban kérheti.\n",
	    "");
	assert_found("a paper that is deleted", "requirements.yaml:4", "one_of.document: \"utlevel\" (document) has been deleted, and is "
	    "named still; put it back, or take it out here, too (in 2 places, first here)");
}

/* What stands in the wrong list, and a register that cannot be read, lead to nothing else. */
static void
test_no_consequences(void **state)
{
	(void)state;
	begin();
	replace("services/lakcim.yaml", "questions:\n", "questions:\n  - {document: utlevel, handling: shown}\n");
	assert_found("a paper among questions", "services/lakcim.yaml:21", "questions: has none of the keys that belong here (id, ask, why");
	begin();
	replace("documents/alap.yaml", "  name: útlevél", "  name útlevél");
	assert_found("papers that cannot be read", "documents/alap.yaml:8", "behind the key a colon is missing");
}

/* What "kalauz-data new" wrote behind a # may stay there; another comment may have been a part of the text. */
static void
test_hints(void **state)
{
	size_t count;
	(void)state;
	begin();
	replace("services/parkolas.yaml", "- Telefonáljon.", "- Telefonáljon előbb. # the answer, as the visitor chooses it");
	replace("services/parkolas.yaml", "text: Engedély.", "text: Egy engedély. # mit kap a végén");
	assert_clean("hints left behind texts");
	if (strstr(found(true, &count), "parkolas.yaml"))
		fail_msg("hints lead to\n%s", found(true, &count));
	replace("services/parkolas.yaml", "mit kap a végén", "és egy matrica");
	assert_found("a comment", "services/parkolas.yaml:21", "notice: the text ends before the # in its line");
}

/* New things without numbers are one fault, and only when nothing else is wrong. */
static void
test_numbers(void **state)
{
	(void)state;
	begin();
	replace("persons.yaml", "- {id: proxy", "- {id: new, name: új, whose: az újé}\n- {id: newer, name: újabb, whose: az újabbé}\n- {id: proxy");
	assert_found("new persons", "persons.yaml:3", "id: \"new\" and 1 more have no permanent number yet; run ");
	replace("services/parkolas.yaml", "PK001", "pk001");
	assert_found("a code", "services/parkolas.yaml:2", "code: ");
	begin();
	replace("numbers.yaml", "  lakcim: 2", "  lakczim: 2");
	assert_found("an edited line", "services/lakcim.yaml:1", "id: \"lakcim\" has no permanent number, but \"lakczim\", which is gone");
}

static void
write_numbers(void)
{
	struct faults faults;
	struct sources sources;
	faults_init(&faults, "en");
	source_load(&sources, &faults, root);
	assert_true(number_sources(&sources, "en"));
	source_free(&sources);
	faults_destroy(&faults);
}

/* Numbers that changed places are numbers still, each once: what stands behind them tells. Files of earlier versions have
 * nothing there, until numbers are given. */
static void
test_edited_numbers(void **state)
{
	static const struct {
		const char *what, *old, *new, *other, *other_new;
	} edits[] = {
		{"exchanged numbers", "  lakcim: 2 #", "  lakcim: 3 #", "  parkolas: 3 #", "  parkolas: 2 #"},
		{"exchanged names", "  lakcim: 2 #", "  parkolas: 2 #", "  parkolas: 3 #", "  lakcim: 3 #"},
		{"a line without its sign's digits", "  lakcim: 2 # ", "  lakcim: 2 # \n  # ", "", ""},
		{"a remark", "  lakcim: 2 # ", "  lakcim: 2 # address ", "", ""},
	};
	(void)state;
	for (size_t i = 0; i < sizeof edits / sizeof *edits; i++) {
		begin();
		assert_clean("numbers without signs");
		write_numbers();
		assert_clean("numbers with signs");
		char *before = read_text(path_of("numbers.yaml"));
		replace("numbers.yaml", edits[i].old, edits[i].new);
		replace("numbers.yaml", edits[i].other, edits[i].other_new);
		assert_found(edits[i].what, "numbers.yaml:5", "is not as \"kalauz-data number\" writes it; take the file");
		support_write(path_of("numbers.yaml"), before, strlen(before));
		assert_clean("the file of the last release");
	}
}

/* A slip in a word of two or three letters: what is meant, if only one thing can be. */
static void
test_short_names(void **state)
{
	static const struct {
		const char *word, *names[4], *meant;
	} cases[] = {
		{"tja", {"taj", "adokartya"}, "taj"},
		{"taj", {"tan", "tag"}, NULL},
		{"tag", {"tan", "tal", "tag"}, "tag"},
		{"ign", {"igen", "nem"}, "igen"},
		{"nme", {"igen", "nem"}, "nem"},
		{"nen", {"nem", "nev"}, NULL},
		{"ab", {"ba", "cd"}, NULL},
		{"xyz", {"igen", "nem"}, NULL},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct nearest nearest = nearest_to(cases[i].word);
		for (size_t n = 0; n < 4 && cases[i].names[n]; n++)
			nearest_offer(&nearest, cases[i].names[n]);
		const char *best = nearest.best ? nearest.best : "none", *meant = cases[i].meant ? cases[i].meant : "none";
		if (strcmp(best, meant))
			fail_msg("%s: %s is meant, not %s", cases[i].word, meant, best);
	}
}

/* ------------------------------------------------------------------------ words -- */

/* Text between quotation marks or backticks, braces, and what has digits, dots or signs of a path in it: keys and values. */
static const char *
without_quoted(const char *text)
{
	char *result = arena_alloc(&arena, strlen(text) + 1), *out = result;
	bool inside = false;
	for (const char *s = text; *s; s++) {
		if (*s == '"' || *s == '`' || *s == '{' || *s == '}')
			inside = !inside;
		else if (!inside)
			*out++ = *s;
	}
	*out = '\0';
	return result;
}

/* Words that are English and nothing else. */
static bool
is_english(const char *word, size_t size)
{
	static const char *const words[] = {"the", "are", "and", "not", "of", "to", "it", "write", "delete", "missing", "must",
		"file", "line", "with", "this", "has", "have", "an", "that", "should", "cannot", "invalid", "unexpected", "found",
		"expected", "error", "unknown", "usage", "options", "command", "there", "no"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strlen(words[i]) == size && !strncmp(word, words[i], size))
			return true;
	return false;
}

/* The first English word of a Hungarian message; NULL: there is none. */
static const char *
english_in(const char *text)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-";
	for (const char *s = without_quoted(text); *s;) {
		size_t size = strspn(s, letters);
		bool whole = !size || ((unsigned char)s[size] < 0x80 && s[size] != ':' && s[size] != '.');
		if (whole && is_english(s, size))
			return arena_strndup(&arena, s, size);
		s += size ? size : 1;
		while ((unsigned char)*s >= 0x80)
			s++;
	}
	return NULL;
}

static bool
has_hungarian_letter(const char *text)
{
	static const char *const letters[] = {"á", "é", "í", "ó", "ö", "ő", "ú", "ü", "ű"};
	for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
		if (strstr(without_quoted(text), letters[i]))
			return true;
	return false;
}

/* Messages are in one language, as a whole. */
static void
test_one_language(void **state)
{
	(void)state;
	for (size_t i = 0; i < editor_words.entry_count; i++) {
		const char *msgid = editor_words.entries[i].msgid;
		const char *hu = editor_word("hu", msgid), *en = editor_word("en", msgid), *word = english_in(hu);
		if (word)
			fail_msg("\"%s\" has the English word %s", hu, word);
		if (!strcmp(hu, msgid) && strchr(msgid, ' ') && !strstr(msgid, "--"))
			fail_msg("\"%s\" is not translated", msgid);
		if (has_hungarian_letter(en) && !strstr(en, "õ"))
			fail_msg("\"%s\" has Hungarian letters", en);
	}
}

/* The messages in a file's text: strings with what is wrong, a semicolon and what to do. */
static size_t
check_messages(const char *path)
{
	size_t count = 0;
	char *text = read_text(path), *message = arena_alloc(&arena, strlen(text) + 1);
	for (const char *s = text; (s = strchr(s, '"'));) {
		char *out = message;
		if (s > text && s[-1] == '\'') {
			s++; /* one character */
			continue;
		}
		while (*s == '"') {
			for (s++; *s && *s != '"'; s++) {
				s += *s == '\\';
				*out++ = *s;
			}
			s += *s == '"';
			const char *next = s + strspn(s, " \t\n");
			s = *next == '"' ? next : s;
		}
		*out = '\0';
		if (!strstr(message, "; ") || strstr(message, "%s") || strstr(message, "%u") || !strchr(message, ' ') || message[strlen(message) - 1] == ' ')
			continue;
		count++;
		if (!strcmp(editor_word("hu", message), message))
			fail_msg("%s: \"%s\" is not in hu.po", path, message);
	}
	return count;
}

static void
test_all_messages_are_translated(void **state)
{
	static const char *const folders[] = {"data/editor/source", "data/editor/lint"};
	size_t found_count = 0;
	(void)state;
	for (size_t f = 0; f < sizeof folders / sizeof *folders; f++) {
		const char **files;
		size_t count;
		assert_true(folder_names(&arena, folders[f], ".c", &files, &count));
		for (size_t i = 0; i < count; i++)
			found_count += check_messages(folder_join(&arena, folders[f], files[i]));
	}
	assert_true(found_count > 200);
}

static int
free_all(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(test_mistakes, free_all),
		cmocka_unit_test_teardown(test_names, free_all),
		cmocka_unit_test_teardown(test_other_files, free_all),
		cmocka_unit_test_teardown(test_folders, free_all),
		cmocka_unit_test_teardown(test_many_places, free_all),
		cmocka_unit_test_teardown(test_no_consequences, free_all),
		cmocka_unit_test_teardown(test_hints, free_all),
		cmocka_unit_test_teardown(test_numbers, free_all),
		cmocka_unit_test_teardown(test_edited_numbers, free_all),
		cmocka_unit_test(test_short_names),
		cmocka_unit_test_teardown(test_one_language, free_all),
		cmocka_unit_test_teardown(test_all_messages_are_translated, free_all),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
