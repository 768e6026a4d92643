/* Sources: what is accepted, every class of fault, and the file that is built. Run from
 * the repository's folder. KALAUZ_ACCEPT=1 rewrites the expected faults of
 * tests/fixtures/hostile instead of comparing; read the difference then. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data/editor/commands/commands.h"
#include "data/editor/lint/check.h"
#include "data/query/db.h"
#include "data/limits.h"
#include "data/editor/source/source_condition.h"
#include "data/editor/source/source_folder.h"
#include "data/editor/source/source_po.h"
#include "data/editor/source/source_yaml.h"
#include "tests/support/support.h"

#define SMALL   "tests/fixtures/small"
#define HOSTILE "tests/fixtures/hostile"

static struct arena arena; /* freed at the end */

/* -------------------------------------------------------------------- files -- */

static char *
read_text(const char *path, size_t *size)
{
	char *bytes = support_read(path, size);
	if (!bytes)
		return NULL;
	char *text = arena_alloc(&arena, *size + 1);
	memcpy(text, bytes, *size + 1);
	free(bytes);
	return text;
}

static const char *const folders[] = {"", "/documents", "/offices", "/po", "/services"};

/* A copy of the small catalogue to spoil; its files are made in the given direction, so
 * that a folder lists them in another order. */
static const char *
new_copy(bool backwards)
{
	const char *root = support_folder();
	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
		const char **names, *from = arena_printf(&arena, "%s%s", SMALL, folders[i]);
		size_t count, size;
		if (i)
			assert_int_equal(mkdir(arena_printf(&arena, "%s%s", root, folders[i]), 0777), 0);
		assert_true(folder_names(&arena, from, "", &names, &count));
		for (size_t j = 0; j < count; j++) {
			const char *name = names[backwards ? count - 1 - j : j];
			const char *text = read_text(arena_printf(&arena, "%s/%s", from, name), &size);
			if (strchr(name, '.'))
				support_write(arena_printf(&arena, "%s%s/%s", root, folders[i], name), text, size);
		}
	}
	return root;
}

/* What faults_print prints. */
static char *
printed(struct faults *faults)
{
	char *text = NULL;
	size_t size;
	FILE *stream = open_memstream(&text, &size);
	faults_print(faults, stream);
	fclose(stream);
	char *result = arena_strdup(&arena, text);
	free(text);
	return result;
}

/* ------------------------------------------------------------ normalisation -- */

static void
test_normalisation(void **state)
{
	struct faults faults;
	struct bytes bytes = {.data = arena_alloc(&arena, 1000)};
	(void)state;
	faults_init(&faults, "en");
	uint32_t file = faults_file(&faults, "x.yaml");
	strcpy(bytes.data, "\xef\xbb\xbf" "id: a\r\nname: A\u0301rvi\u0301z\r\nshy: ha\u00adlo\u0301\u00a0itt\r"
	    "text: >\n  ke\u0301t \n  sor\n\n");
	bytes.size = strlen(bytes.data);
	struct table keys = {0};
	const struct node *root = yaml_read(&faults, file, &arena, &keys, bytes);
	table_free(&keys);
	assert_int_equal(faults.count, 0);
	assert_string_equal(node_get_string(root, "name"), "Árvíz");
	assert_string_equal(node_get_string(root, "shy"), "ha\u00adló\u00a0itt");
	assert_string_equal(node_get_string(root, "text"), "két sor");
	assert_int_equal(node_get(root, "name")->place.line, 2);
	assert_int_equal(node_get(root, "text")->place.line, 4);
	faults_destroy(&faults);
}

static void
test_strings(void **state)
{
	uint32_t bad = 0;
	(void)state;
	assert_string_equal(bytes_string(&arena, "  a \n\t b  ", 10, &bad), "a b");
	assert_string_equal(bytes_string(&arena, "", 0, &bad), "");
	assert_string_equal(bytes_string(&arena, "u\u0308", 3, &bad), "ü");
	assert_null(bytes_string(&arena, "a\x1b[", 3, &bad));
	assert_int_equal(bad, 0x1b);
	assert_null(bytes_string(&arena, "\xc0\x80", 2, &bad));
	assert_null(bytes_string(&arena, "\xed\xa0\x80", 3, &bad));
	assert_null(bytes_string(&arena, "\u202e", 3, &bad));
	assert_int_equal(bad, 0x202e);
}

/* ------------------------------------------------------------ hostile files -- */

/* What reading the file complains about; texts of the small catalogue for PO files. */
static char *
complaints(struct checked *small, const char *name, struct bytes bytes)
{
	struct faults faults;
	faults_init(&faults, "en");
	uint32_t file = faults_file(&faults, name);
	if (strstr(name, ".po")) {
		po_read(&small->texts, &faults, file, 1, bytes);
		messages_forget(&small->texts, 1);
	} else {
		struct table keys = {0};
		yaml_read(&faults, file, &arena, &keys, bytes);
		table_free(&keys);
	}
	char *text = printed(&faults);
	faults_destroy(&faults);
	return text;
}

static void
test_hostile_files(void **state)
{
	struct checked small;
	const char **names;
	size_t count, size;
	(void)state;
	check_read(&small, SMALL, "en");
	assert_true(folder_names(&arena, HOSTILE, "", &names, &count));
	for (size_t i = 0; i < count; i++) {
		const char *path = arena_printf(&arena, "%s/%s", HOSTILE, names[i]);
		const char *expected_path = arena_printf(&arena, "%s.expected", path);
		struct bytes bytes = {.data = strstr(names[i], ".expected") ? NULL : read_text(path, &size)};
		if (!bytes.data)
			continue;
		bytes.size = size;
		const char *found = complaints(&small, names[i], bytes);
		if (getenv("KALAUZ_ACCEPT"))
			support_write(expected_path, found, strlen(found));
		const char *expected = read_text(expected_path, &size);
		assert_non_null(expected);
		assert_string_equal(found, expected);
	}
	check_free(&small);
}

static void
test_too_many_values(void **state)
{
	struct checked small;
	(void)state;
	check_read(&small, SMALL, "en");
	struct bytes bytes = {.size = 2 * LIMIT_NODES + 2};
	bytes.data = arena_alloc(&arena, bytes.size + 1);
	for (size_t i = 0; i < bytes.size; i++)
		bytes.data[i] = i ? i % 2 ? 'a' : ',' : '[';
	assert_string_equal(complaints(&small, "x.yaml", bytes),
	    "x.yaml:1: more than 100000 values in one file; divide the file\n");
	check_free(&small);
}

/* Files are parsed in pieces: what stands in the last one is found, on its own line. */
static void
test_long_po(void **state)
{
	static const char first[] = "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n";
	static const char other[] = "\n#: x\nmsgctxt \"service x name\"\nmsgid \"%06u\"\n\nmsgstr \"y\"\n";
	static const char last[] = "\n# note\nmsgctxt \"life_event koltozes name\"\nmsgid \"Költözés\"\n"
	    "msgstr \"Umzug\"\n\nmsgctxt \"service lakcim name\"\nmsgid \"Lakcím bejelentése\"\nmsgstr \"a\\033\"\n";
	enum { OTHERS = 20000, SIZE = 100 * OTHERS };
	struct checked small;
	struct faults faults;
	struct bytes bytes = {.data = arena_alloc(&arena, SIZE)};
	(void)state;
	check_read(&small, SMALL, "en");
	faults_init(&faults, "en");
	bytes.size = (size_t)sprintf(bytes.data, "%s", first);
	for (unsigned i = 0; i < OTHERS; i++)
		bytes.size += (size_t)sprintf(bytes.data + bytes.size, other, i);
	bytes.size += (size_t)sprintf(bytes.data + bytes.size, "%s", last);
	po_read(&small.texts, &faults, faults_file(&faults, "x.po"), 1, bytes);
	const struct entry *event = source_find(&small.sources, KIND_LIFE_EVENT, "koltozes");
	assert_string_equal(messages_translation(&small.texts, 1, node_get(event->node, "name")), "Umzug");
	assert_string_equal(printed(&faults), arena_printf(&arena,
	    "x.po:%d: forbidden character U+001B; delete it\n", 2 + 6 * OTHERS + 8));
	faults_destroy(&faults);
	check_free(&small);
}

/* The translations into language 1 that a PO file gives, one a line, and its faults. */
static const char *
what_po_says(struct messages *texts, const char *head, const char *po)
{
	struct faults faults;
	struct bytes bytes = {.data = arena_printf(&arena, "%s%s", head, po)};
	const char *all = "";
	bytes.size = strlen(bytes.data);
	faults_init(&faults, "en");
	po_read(texts, &faults, faults_file(&faults, "x.po"), 1, bytes);
	for (size_t i = 0; i < texts->count; i++)
		if (texts->translations[1][i])
			all = arena_printf(&arena, "%s%s: %s\n", all, texts->items[i].context, texts->translations[1][i]);
	const char *complaints = printed(&faults);
	faults_destroy(&faults);
	messages_forget(texts, 1);
	return arena_printf(&arena, "%s%s", all, complaints);
}

/* What is read here without a parser means to libgettextpo the same: behind `domain`, all is its. */
static void
test_plain_po(void **state)
{
#define ENTRY(before, between) before "msgctxt \"service lakcim name\"\n" between "msgid \"Lakcím bejelentése\"\n" \
	"msgstr \"registration\"\n"
#define NEXT "\nmsgctxt \"life_event koltozes name\"\nmsgid \"Költözés\"\nmsgstr \"moving\"\n"
	static const char *const samples[] = {
		ENTRY("", "") NEXT, ENTRY("", "\n") NEXT, ENTRY("# a note\n#. for you\n#: x.yaml:3\n#\n", "") NEXT,
		ENTRY("#, fuzzy\n", "") NEXT, ENTRY("#, c-format\n", "") NEXT, ENTRY("#, fuzzy\n\n", "") NEXT,
		ENTRY("#, fuzzy\n# a\n\n# b\n", "") NEXT, ENTRY("#| msgid \"old\"\n", "") NEXT,
		ENTRY("#~ msgid \"old\"\n#~ msgstr \"x\"\n\n", "") NEXT, ENTRY("\n\n", "") "\n\n" NEXT "\n\n",
		ENTRY("#~ msgctxt \"a\"\n#~ msgid \"old\"\n#~ msgstr \"x\"\n", "") NEXT,
		ENTRY("", "# note\n") NEXT, ENTRY("", "") "\"\\n, yes\"\n" NEXT, ENTRY("", "") "\n\"more\"\n" NEXT,
		ENTRY("msgid \"plain\"\nmsgstr \"x\"\n\n", "") NEXT,
		ENTRY("msgid \"one\"\nmsgid_plural \"two\"\nmsgstr[0] \"1\"\nmsgstr[1] \"2\"\n\n", "") NEXT,
		"msgctxt \"service lakcim name\"\nmsgid \"Lakcím bejelentése\"\nmsgstr \"a \\\"b\\\" c\"\n" NEXT,
		"msgctxt \"service lakcim name\"\nmsgid \"\"\n\"Lakcím \"\n\"bejelentése\"\nmsgstr \"\"\n\"a \"\n\"b\"\n" NEXT,
		"msgctxt \"service lakcim name\"\n  msgid \"Lakcím bejelentése\"\nmsgstr   \"a  \tb\" \n" NEXT,
		"msgctxt \"service lakcim name\" msgid \"Lakcím bejelentése\" msgstr \"a\"" NEXT,
		ENTRY("", "") "#. tail", ENTRY("", "") "# tail\n" NEXT,
	};
	struct checked small;
	(void)state;
	check_read(&small, SMALL, "en");
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
		assert_string_equal(what_po_says(&small.texts, "", samples[i]),
		    what_po_says(&small.texts, "domain \"messages\" ", samples[i]));
	assert_non_null(strstr(what_po_says(&small.texts, "", samples[0]), "registration\n"));
	check_free(&small);
#undef ENTRY
#undef NEXT
}

/* ------------------------------------------------------------- every fault -- */

/* One change to the small catalogue, and the fault that must be found then: in that file,
 * on the line where the change begins and `after` lines more, in that field, with those
 * words. Other faults may follow from it. */
struct spoiling {
	const char *file, *old, *new;
	unsigned after;
	const char *field, *words;
};

static const struct spoiling spoilings[] = {
	/* shape */
	{"services/parkolas.yaml", "code: PK001", "cod: PK001", 0, "cod", "did you mean \"code\""},
	{"services/parkolas.yaml", "id: parkolas", "color: red\nid: parkolas", 0, "color", "unknown key"},
	{"services/parkolas.yaml", "id: parkolas\ncode: PK001", "id: parkolas", 0, "code", "is missing"},
	{"services/parkolas.yaml", "PK001", "pk1", 0, "code", "not a short code"},
	{"services/parkolas.yaml", "PK001", "PARK01", 0, "code", "not a short code"},
	{"services/parkolas.yaml", "[koltozes]", "koltozes", 0, "life_events", "must be a list"},
	{"services/parkolas.yaml", "[koltozes]", "[]", 0, "life_events", "is empty; write here"},
	{"services/parkolas.yaml", "[koltozes]", "[koltozes, koltozes]", 0, "life_events", "stands here twice"},
	{"services/parkolas.yaml", "[koltozes]", "[{id: koltozes}]", 0, "life_events", "single value"},
	{"services/parkolas.yaml", "matrica, parking", "matrica", 0, "aliases", "5 entries, at least 6"},
	{"services/parkolas.yaml", "business", "busines", 0, "audience", "did you mean \"business\""},
	{"services/parkolas.yaml", "matrica, parking", "matrica, {en: parking, de: Parken}", 0, "aliases",
	    "write one language only"},
	{"services/parkolas.yaml", "matrica, parking", "matrica, \"en: parking\"", 0, "aliases",
	    "within the quotation marks"},
	{"services/parkolas.yaml", "matrica, parking", "matrica, {fr: parking}", 0, "aliases.fr", "unknown key"},
	{"services/parkolas.yaml", "matrica, parking", "matrica, {en: []}", 0, "aliases.en", "single value"},
	{"matters.yaml", "authority: jegyzo", "authority: jegyzoo", 0, "authority", "did you mean \"jegyzo\""},
	{"matters.yaml", "service: lakcim", "service: lakcin", 0, "service", "did you mean \"lakcim\""},
	{"matters.yaml", "  title: Szállásadói nyilatkozat bejelentése\n", "", -2u, "title", "is missing"},
	{"matters.yaml", "  as_of: \"2022\"\n",
	    "- {id: masik, name: Szállásadói nyilatkozat, title: x, authority: jegyzo}\n", 0, "name",
	    "is taken already"},
	{"services/parkolas.yaml", "summary: Ingyen parkolhat a lakása körül, {amount:illetek} illeték nélkül.", "summary:", 0, "summary", "is empty"},
	{"services/parkolas.yaml", "summary: Ingyen parkolhat", "summary: [a]\nx: Ingyen", 0, "summary", "single value"},
	{"services/parkolas.yaml", "Parkolási engedély",
	    "Hetven karakternél hosszabb név, amely már nem fér ki a kioszk képernyőjére sehogy", 0, "name",
	    "82 characters, at most 70"},
	{"services/parkolas.yaml", "\"2025-05-17\"", "\"2025-02-30\"", 0, "as_of", "is not a date"},
	{"services/parkolas.yaml", "\"2025-05-17\"", "2025-13", 0, "as_of", "is not a date"},
	{"services/parkolas.yaml", "\"2025-05-17\"", "tavaly", 0, "as_of", "is not a date"},
	{"services/parkolas.yaml", "no_papers: true", "no_papers: yes", 0, "no_papers", "did you mean \"true\""},
	{"services/parkolas.yaml", "amount: 2000", "amount: 2 000 Ft", 0, "fees.amount", "did you mean \"2000\""},
	{"services/parkolas.yaml", "amount: 2000", "amount: -1", 0, "fees.amount", "is not an amount"},
	{"services/parkolas.yaml", "amount: 2000", "amount: 999999999999", 0, "fees.amount", "is not an amount"},
	{"services/parkolas.yaml", "- Telefonáljon.", "- Telefonáljon: most.", 0, "steps", "put the whole text into quotation marks"},
	{"services/lakcim.yaml", "days: 3,", "days: 0,", 0, "deadlines.days", "is not a number from 1 to 1000"},
	{"services/lakcim.yaml", "count: 2", "count: 21", 0, "requirements.count", "is not a number from 1 to 20"},
	{"services/lakcim.yaml", "max_age: 3 months", "max_age: 3 hónap", 0, "requirements.max_age", "did you mean \"3 months\""},
	{"services/lakcim.yaml", "max_age: 3 months", "max_age: 0 days", 0, "requirements.max_age", "is not an age"},
	{"services/lakcim.yaml", "valid_from: \"2025-01-01\"", "valid_from: 2023-02-29", 0, "fees.valid_from",
	    "is not a day of the calendar"},
	{"catalogue.yaml", "2026-01-15", "2026-1-15", 0, "date", "did you mean \"2026-01-15\""},
	{"persons.yaml", "id: child", "id: Gyermek", 0, "id", "did you mean \"gyermek\""},
	{"persons.yaml", "id: child", "id: the--child", 0, "id", "did you mean \"the-child\""},
	{"offices/pest.yaml", "7:00-17:00", "7-17", 0, "hours.monday", "did you mean \"7:00-17:00\""},
	{"offices/pest.yaml", "8:00-12:00, 13:00", "8:00-12:00, 11:00", 0, "hours.wednesday", "are not opening hours"},
	{"offices/pest.yaml", "7:00-17:00", "7:00-25:00", 0, "hours.monday", "are not opening hours"},
	{"offices/pest.yaml", "monday:", "mondey:", 0, "hours.mondey", "did you mean \"monday\""},
	{"offices/pest.yaml", "  hours_as_of: \"2025-09\"\n", "", -1u, "hours_as_of", "is missing"},
	{"questions.yaml", "    - {id: berlo, text: Bérlő, case: bérlő}\n", "", -2u, "options", "1 entries, at least 2"},
	/* ids */
	{"services/parkolas.yaml", "id: parkolas", "id: parkolasok", 0, "id", "differs from the file's name"},
	{"persons.yaml", "id: proxy", "id: child", 0, "id", "for the second time (first: "},
	{"documents/alap.yaml", "name: útlevél", "name: lakcímkártya", 4, "name", "is taken already"},
	{"services/parkolas.yaml", "PK001", "LC01", 0, "code", "is taken already"},
	{"questions.yaml", "id: nyugdij", "id: munkaber", 0, "options.id", "stands here twice"},
	{"services/lakcim.yaml", "- id: hova", "- id: jovedelem", 0, "questions.id", "a shared question"},
	/* references */
	{"services/lakcim.yaml", "document: szallasadoi-nyilatkozat", "document: szallasado-nyilatkozat", 0,
	    "requirements.document", "did you mean \"szallasadoi-nyilatkozat\""},
	{"services/lakcim.yaml", "use: szemelyazonossag\n    whose", "use: nincs\n    whose", 0, "requirements.use", "names nothing"},
	{"services/lakcim.yaml", "whose: child", "whose: chil", 0, "requirements.whose", "did you mean \"child\""},
	{"services/lakcim.yaml", "authority: jegyzo", "authority: jegyzok", 0, "authority", "did you mean \"jegyzo\""},
	{"services/lakcim.yaml", "office_kind: kormanyablak", "office_kind: ablak", 0, "channels.office_kind", "names nothing"},
	{"services/lakcim.yaml", "[koltozes, okmanyok]", "[koltozes, lakas]", 0, "life_events", "names nothing"},
	{"services/lakcim.yaml", "related: [igazolvany]", "related: [igazolvanyok]", 0, "related", "did you mean"},
	{"services/lakcim.yaml", "related: [igazolvany]", "related: [lakcim]", 0, "related", "is the service itself"},
	{"services/lakcim.yaml", "acting_for: [gyermek,", "acting_for: [gyerek,", 0, "acting_for", "did you mean \"gyermek\""},
	{"services/lakcim.yaml", "acting_for: [gyermek,", "acting_for: [magam,", 0, "acting_for", "leave magam out"},
	{"documents/alap.yaml", "issued_by: lakcim", "issued_by: lakczim", 0, "issued_by", "did you mean \"lakcim\""},
	{"authorities.yaml", "office_kind: onkormanyzat", "office_kind: varos", 0, "office_kind", "names nothing"},
	{"life_events.yaml", "[parkolas, lakcim]", "[parkolas, lak]", 0, "services", "names nothing"},
	/* concepts */
	{"services/igazolvany.yaml", "[[lost, id-card]]", "[[lost, id-kard]]", 0, "concepts", "did you mean \"id-card\""},
	{"services/igazolvany.yaml", "[[lost, id-card]]", "[lost, id-card]", 0, "concepts", "must be a list"},
	{"concepts.yaml", "kind: event", "kind: evnt", 0, "kind", "did you mean \"event\""},
	{"concepts.yaml", "nem találom", "nem* ta*lálom", 0, "hu", "a * stands for an ending"},
	{"concepts.yaml", "elvesz*", "e*", 0, "hu", "at least 2 letters"},
	{"concepts.yaml", "cannot find", "a b c d e f g", 0, "en", "more than 6 words"},
	/* conditions */
	{"services/lakcim.yaml", "[\"hova=kulfold\"]\n    instead", "[\"hova kulfold\"]\n    instead", 0, "eligibility.when", "is not a condition"},
	{"services/lakcim.yaml", "[\"hova=kulfold\"]\n    instead", "[\"hova=kulfold &\"]\n    instead", 0, "eligibility.when", "is not a condition"},
	{"services/lakcim.yaml", "\"kinek=gyermek\"", "\"kinke=gyermek\"", 0, "requirements.when", "did you mean \"kinek\""},
	{"services/lakcim.yaml", "\"kinek=gyermek\"", "\"kinek=gyerek\"", 0, "requirements.when", "did you mean \"gyermek\""},
	{"services/lakcim.yaml", "\"kinek=gyermek\"", "\"kinek=gyermek & kinek=magam\"", 0, "requirements.when", "cannot hold at once"},
	{"services/lakcim.yaml", "\"kinek=gyermek\"", "\"kinek=gyermek & kinek=gyermek\"", 0, "requirements.when", "the same option twice"},
	{"services/lakcim.yaml", "\"kinek=gyermek\"", "\"kinek=gyermek\", \"kinek=gyermek\"", 0, "requirements.when", "stands here twice"},
	{"services/igazolvany.yaml", "jovedelem=nyugdij", "hova=belfold", 0, "requirements.when", "there is no question \"hova\""},
	{"requirements.yaml", "handling: kept", "when: [\"hova=belfold\"]", 0, "when", "there is no question \"hova\""},
	{"requirements.yaml", "handling: kept", "when: [\"kinek=magam\"]", 0, "when", "already"},
	{"questions.yaml", "choice: one\n  options:\n    - {id: tulajdonos", "choice: one\n  asked_when: [\"jovedelem=munkaber\"]\n"
	    "  options:\n    - {id: tulajdonos", 9, "asked_when", "asked only after itself"},
	/* what goes together */
	{"services/lakcim.yaml", "  - use: szemelyazonossag\n    whose", "  - use: szemelyazonossag\n    form: copy\n    whose", 1,
	    "requirements.form", "belongs to the shared requirement"},
	{"services/lakcim.yaml", "  - document: szall", "  - use: szemelyazonossag\n    document: szall", 0, "requirements.use",
	    "exclude each other"},
	{"services/lakcim.yaml", "  - document: szallasadoi-nyilatkozat", "  - note: a", 0, "requirements.document", "is missing"},
	{"services/igazolvany.yaml", "handling: seen", "handling: seen\n    form: copy", 1, "requirements.form", "the office sees"},
	{"requirements.yaml", "  note: Elég", "  whose: child\n  note: Elég", 0, "whose", "move it there"},
	{"services/parkolas.yaml", "no_papers: true", "no_papers: true\nrequirements: [{document: utlevel}]", 0, "no_papers", "delete one of the two"},
	{"services/parkolas.yaml", "id: parkolas", "verified_on: \"2025-01-01\"\nid: parkolas", 0, "verified_by", "is missing"},
	{"services/parkolas.yaml", "id: parkolas", "verified_by: hivatal\nid: parkolas", 0, "verified_on", "is missing"},
	{"services/lakcim.yaml", "valid_to: \"2026-12-31\"", "valid_to: \"2024-12-31\"", 0, "fees.valid_to", "is earlier"},
	{"services/lakcim.yaml", "{days: 3, kind: working}", "{kind: working}", 0, "deadlines.days", "is missing"},
	{"services/parkolas.yaml", "kind: at-once", "{kind: at-once, days: 1}", 0, "deadlines.days", "no meaning"},
	{"services/lakcim.yaml", "{kind: unknown, note: Külföldről nem tudni., ", "{kind: unknown, ", 0, "deadlines.note", "is missing"},
	{"services/igazolvany.yaml", "kind: counter, office_kind: kormanyablak", "kind: counter", 0, "channels.office_kind", "is missing"},
	{"services/parkolas.yaml", ", where: \"1818\"", "", 0, "channels.where", "is missing"},
	{"services/parkolas.yaml", "where: \"1818\"", "where: \"1818\", identity: [dap]", 0, "channels.identity", "only with kind: online"},
	{"documents/alap.yaml", "  from: A tulajdonostól.\n", "", -3u, "from", "is missing"},
	/* questions, bundles, offices and the calendar */
	{"questions.yaml", "person: child", "person: chid", 0, "options.person", "did you mean \"child\""},
	{"questions.yaml", "person: child", "person: [child]", 0, "options.person", "single value"},
	{"life_events.yaml", "services: [lakcim, parkolas]}", "services: [lakcim, parkolsa]}", 0, "bundles.services",
	    "did you mean \"parkolas\""},
	{"life_events.yaml", "services: [lakcim, parkolas]}", "services: [lakcim, lakcim]}", 0, "bundles.services",
	    "stands here twice"},
	{"life_events.yaml", "services: [lakcim, parkolas]}", "services: [lakcim]}", 0, "bundles.services",
	    "1 entries, at least 2"},
	{"life_events.yaml", "services: [lakcim, parkolas]}", "services: []}", 0, "bundles.services",
	    "0 entries, at least 2"},
	{"life_events.yaml", "name: Elköltöztem, services", "services", 0, "bundles.name", "is missing"},
	{"life_events.yaml", "name: Elköltöztem,", "name: Hatvan betűnél hosszabb név egy csomagnak ami már sehogyan "
	    "sem fér ki,", 0, "bundles.name", "characters, at most 60"},
	{"life_events.yaml", "{name: Elköltöztem", "{id: a, name: Elköltöztem", 0, "bundles.id", "unknown key"},
	{"offices/pest.yaml", "ticket: Kérjen sorszámot.", "ticket: [a]", 0, "ticket", "single value"},
	{"offices/pest.yaml", "ticket: Kérjen sorszámot.", "ticket:", 0, "ticket", "is empty"},
	{"calendar.yaml", "- id: 2026", "- id: 2027", 0, "id", "the year before, 2026, is missing"},
	{"calendar.yaml", "- id: 2026", "- id: 2025", 0, "id", "for the second time"},
	{"calendar.yaml", "- id: 2026", "- id: 02026", 0, "id", "is not a year"},
	{"calendar.yaml", "- id: 2026", "- id: tavaly", 0, "id", "is not a year"},
	{"calendar.yaml", "- id: 2026", "- id: 1815", 0, "id", "is not a year"},
	{"calendar.yaml", "[2026-01-01]", "[2025-01-01]", 0, "off", "is not in the year 2026"},
	{"calendar.yaml", "[2026-01-01]", "[2026-02-29]", 0, "off", "is not a day of the calendar"},
	{"calendar.yaml", "[2026-01-01]", "[2026-01-01, 2026-01-01]", 0, "off", "stands here twice"},
	{"calendar.yaml", "[2026-01-01]", "2026-01-01", 0, "off", "must be a list"},
	{"calendar.yaml", "[2025-12-13]", "[2025-12-12]", 0, "work", "neither a Saturday nor a Sunday"},
	{"calendar.yaml", "[2025-12-13]", "[2024-12-14]", 0, "work", "is not in the year 2025"},
	{"calendar.yaml", "2025-12-26]", "2025-12-26, 2025-12-13]", 1, "work", "is in \"off\" too"},
	{"calendar.yaml", "  sources: [{url: background}]\n", "", -2u, "sources", "is missing"},
	/* what no case can show */
	{"services/lakcim.yaml", "\"kinek=gyermek\"", "\"kinek=gyermek & jovedelem=nyugdij\"", 0, "requirements.when",
	    "can never hold"},
	{"services/lakcim.yaml", "{amount: 0, when: [\"hova=belfold\"", "{amount: 0, when: [\"hova=kulfold\", \"hova=belfold\"",
	    0, "fees.when", "always holds"},
	{"services/igazolvany.yaml", "\"jovedelem=munkaber & jovedelem=nyugdij\"", "\"kinek=magam & lakas-joga=tulajdonos\", "
	    "\"kinek=magam & lakas-joga=berlo\"", 0, "requirements.when", "the question \"lakas-joga\" changes nothing here"},
	{"questions.yaml", "\"kinek=gyermek & jovedelem=nyugdij\"", "\"jovedelem=nyugdij\"", -1u, "options", "can never be chosen"},
	{"questions.yaml", "asked_when: [\"lakas-joga=berlo\"", "asked_when: [\"lakas-joga=tulajdonos\", \"lakas-joga=berlo\"",
	    0, "asked_when", "always holds"},
	{"questions.yaml", "[\"kinek=gyermek & jovedelem=nyugdij\"]",
	    "[\"lakas-joga=berlo\"]", -4u, "asked_when", "can never hold"},
	{"requirements.yaml", "handling: kept", "when: [\"lakas-joga=berlo\", \"lakas-joga=tulajdonos\"]", 0,
	    "when", "the question \"lakas-joga\" changes nothing here"},
	{"services/igazolvany.yaml", "requirements:\n  - document: lakcimkartya\n    handling: seen\n", "requirements:\n", 0,
	    "requirements", "nothing is asked for in this case: "},
	{"services/igazolvany.yaml", "requirements:", "no_papers_when: [\"kinek=magam\"]\nrequirements:", 0,
	    "no_papers_when", "something is needed"},
	{"services/parkolas.yaml", "no_papers: true", "no_papers: true\nno_papers_when: [\"kinek=magam\"]", 1,
	    "no_papers_when", "says it of every case"},
	/* for whom, where, how long */
	{"services/lakcim.yaml", "- service: igazolvany", "- {service: igazolvany, text: a}", 0, "eligibility.instead",
	    "either a service or a text"},
	{"services/lakcim.yaml", "- service: igazolvany", "- {service: igazolvany, phone: \"1\"}", 0, "eligibility.instead",
	    "says phone and url itself"},
	{"services/lakcim.yaml", "- service: igazolvany", "- phone: \"1\"", 0, "eligibility.instead", "either a service or a text"},
	{"services/lakcim.yaml", "- service: igazolvany", "- service: igazolvan", 0, "eligibility.instead.service", "did you mean"},
	{"services/lakcim.yaml", "    kind: not\n", "", 1, "eligibility.instead", "only with kind: not"},
	{"services/lakcim.yaml", "remedy: kifogas", "appeal: Kifogást tehet.\nremedy: kifogas", 1, "remedy", "an own appeal too"},
	{"services/lakcim.yaml", "to: \"05-31\"", "to: \"2026-05-31\"", 0, "periods.to", "is not like from"},
	{"services/lakcim.yaml", "from: \"04-01\", to: \"05-31\"", "from: \"2026-04-01\", to: \"2026-03-31\"", 0, "periods.to",
	    "is earlier than from"},
	{"services/lakcim.yaml", "from: \"04-01\"", "from: \"04-31\"", 0, "periods.from", "is not a day"},
	{"services/lakcim.yaml", "amount: \"{amount:felillet}\", every", "every", 0, "outputs.every", "only with amount"},
	{"services/lakcim.yaml", "{kind: email, where: hivatal@pelda.hu}", "kind: email", 0, "channels.where", "is missing"},
	{"services/lakcim.yaml", "payee: orvos", "payee: orvoss", 0, "fees.payee", "did you mean \"orvos\""},
	{"payees.yaml", "- {id: orvos", "- {id: ur, name: senkinek}\n- {id: orvos", 0, "id", "no fee names it"},
	{"remedies.yaml", "- id: kifogas", "- {id: per, text: a}\n- id: kifogas", 0, "id", "no service names it"},
	{"services/parkolas.yaml", "town: Budapest", "town: Budapes", 0, "town", "did you mean \"Budapest\""},
	{"services/parkolas.yaml", "town: Budapest", "town: Szeged", 0, "town", "no office is in \"Szeged\""},
	{"life_events.yaml", "{service: lakcim, for: gyermek}", "{service: igazolvany, for: gyermek}", 0, "bundles.services.for",
	    "cannot be done for \"gyermek\""},
	{"life_events.yaml", "{service: lakcim, for: gyermek}", "{service: lakcim, for: gyerek}", 0, "bundles.services.for",
	    "did you mean \"gyermek\""},
	{"life_events.yaml", "{service: lakcim, for: gyermek}", "{service: lakcim, for: magam}, {service: lakcim, for: magam}", 0,
	    "bundles.services", "stands here twice"},
	{"life_events.yaml", "for: gyermek}", "answers: [\"hova=itthon\"]}", 0, "bundles.services.answers", "itthon"},
	{"life_events.yaml", "for: gyermek}", "answers: [\"kinek=gyermek\"]}", 0, "bundles.services.answers",
	    "must be one answer"},
	/* papers */
	{"services/igazolvany.yaml", "    handling: seen\n", "    handling: seen\n    if_held: true\n", 1, "requirements.if_held",
	    "sees this paper itself"},
	{"services/igazolvany.yaml", "    form: either\n", "    form: either\n    allow_note: true\n", 1, "requirements.allow_note",
	    "allows a note that there is not"},
	{"services/lakcim.yaml", "  - use: szemelyazonossag\n", "  - one_of: [[{document: utlevel}], [{document: szemelyi}]]\n", 0,
	    "requirements.one_of", "write use: szemelyazonossag"},
	{"questions.yaml", "lacks: [szallasadoi-nyilatkozat]", "lacks: [nyilatkozat]", 0, "options.lacks", "names nothing"},
	{"questions.yaml", "about: visitor", "about: everybody", 0, "about", "is not known here"},
	/* amounts */
	{"amounts.yaml", "value: 12345", "value: 12 345", 0, "values.value", "did you mean \"12345\""},
	{"amounts.yaml", "value: 12345", "value: 12345.5", 0, "values.value", "has decimals"},
	{"amounts.yaml", "value: 12345", "value: 123456789", 0, "values.value", "is too much"},
	{"amounts.yaml", "value: 7.5", "value: 7.", 0, "values.value", "did you mean \"7\""},
	{"amounts.yaml", "value: 7.5", "value: 7.55555", 0, "values.value", "is not a value"},
	{"amounts.yaml", "from: \"2026-07-01\"", "from: \"2026-07-02\"", 0, "values.from", "leave a gap"},
	{"amounts.yaml", "from: \"2026-07-01\"", "from: \"2026-06-30\"", 0, "values.from", "leave a gap or hold twice"},
	{"amounts.yaml", "from: \"2026-07-01\", ", "", 0, "values.from", "is missing"},
	{"amounts.yaml", "to: \"2026-12-31\"", "to: \"2026-06-30\"", 0, "values.to", "earlier than from"},
	{"amounts.yaml", "  of: illetek\n", "", -3u, "values", "either values, or of"},
	{"amounts.yaml", "  of: illetek\n", "", 0, "times", "has no meaning without of"},
	{"amounts.yaml", "  times: 0.5\n", "", -1u, "times", "is missing"},
	{"amounts.yaml", "times: 0.5", "times: 100.5", 0, "times", "is too much"},
	{"amounts.yaml", "of: illetek", "of: felillet", 0, "of", "is computed itself"},
	{"amounts.yaml", "of: illetek", "of: illetekk", 0, "of", "did you mean \"illetek\""},
	{"amounts.yaml", "- id: szazalek", "- {id: folos, name: a, unit: days, values: [{value: 1}], sources: [{url: background}]}\n"
	    "- id: szazalek", 0, "id", "nothing names it"},
	{"remedies.yaml", "{amount:illetek}", "{amount:illetekk}", 0, "text", "did you mean \"illetek\""},
	{"remedies.yaml", "{amount:illetek}", "{amout:illetek}", 0, "text", "begins no amount"},
	{"remedies.yaml", "{amount:illetek}", "{amount:illetek", 0, "text", "begins no amount"},
	{"services/lakcim.yaml", "\"{amount:illetek}\", payee", "\"{amount:szazalek}\", payee", 0, "fees.amount",
	    "not in forints"},
	{"services/lakcim.yaml", "\"{amount:illetek}\", payee", "\"{amount:semmi}\", payee", 0, "fees.amount",
	    "there is no amount \"semmi\""},
	{"services/lakcim.yaml", "\"{amount:illetek}\", payee", "\"{amount:illetek} Ft\", payee", 0, "fees.amount",
	    "is not an amount"},
	{"services/lakcim.yaml", "name: Lakcím bejelentése", "name: \"Lakcím {amount:illetek}\"", 0, "name",
	    "a name cannot have an amount"},
	{"services/lakcim.yaml", "spoken: Fizessen háromezer", "spoken: \"Fizessen {amount:semmi}\"}}\n  - {text: {text: a, spoken: a",
	    0, "steps", "there is no amount"},
	{"po/en.po", "{amount:illetek} was not", "Nothing was not", -1u, NULL, "has other {amount"},
	{"po/en.po", "{amount:illetek} was not", "{amount:illetek} {amount:illetek} was not", -1u, NULL, "has other {amount"},
	/* the calendar */
	{"calendar.yaml", "work: [2025-12-13]", "work: [2025-03-15]", 0, "work", "is a public holiday"},
	{"holidays.yaml", "\"12-24\"", "\"2026-12-24\"", 0, "day", "a day of one year"},
	{"holidays.yaml", "\"12-24\"", "\"12-32\"", 0, "day", "is not a day"},
	{"holidays.yaml", "to: 2030", "to: 2025", 0, "to", "earlier than from"},
	/* permanent numbers */
	{"numbers.yaml", "  lakcim: 2\n", "", 0, NULL, "the line of number 2 is missing"},
	{"numbers.yaml", "  lakcim: 2\n", "  lakcim: 2\n  lakcim: 4\n", 1, NULL, "stands here twice"},
	{"numbers.yaml", "  lakcim: 2\n", "  lakcim: 2\n  masik: 2\n", 1, NULL, "have the same number"},
	{"numbers.yaml", "  lakcim: 2\n", "  lakcim:2\n", 0, NULL, "is not as \"kalauz-data number\" writes it"},
	{"numbers.yaml", "service:\n", "services:\n", 0, NULL, "is not as \"kalauz-data number\" writes it"},
	{"numbers.yaml", "  lakcim: 2\n", "  lakcim: 0\n", 0, NULL, "is not as \"kalauz-data number\" writes it"},
	{"persons.yaml", "{id: child, name: gyermek, whose: a gyermeké}", "{id: child, name: gyermek, whose: a gyermeké}\n"
	    "- {id: uj, name: új, whose: az újé}", 1, "id", "has no permanent number yet"},
	/* what nobody needs, and circles */
	{"documents/alap.yaml", "- id: utlevel", "- id: felesleges\n  name: a\n  what: b\n  from: c\n- id: utlevel", 0, "id", "no service needs it"},
	{"questions.yaml", "- id: lakas-joga", "- id: felesleges\n  ask: a\n  why: b\n  choice: one\n  options: [{id: a, text: a, case: a}, "
	    "{id: b, text: b, case: b}]\n- id: lakas-joga", 0, "id", "no condition asks for it"},
	{"requirements.yaml", "- id: megbizas", "- id: felesleges\n  document: utlevel\n- id: megbizas", 0, "id", "no service uses it"},
	{"life_events.yaml", "- id: okmanyok", "- id: felesleges\n  name: a\n- id: okmanyok", 0, "id", "no service belongs to it"},
	/* files */
	{"services/parkolas.yaml", "id: parkolas", "id: &a parkolas", 0, NULL, "anchors (&) are not allowed"},
	{"services/parkolas.yaml", "id: parkolas", "id: [parkolas", 0, NULL, "the bracket that opens here is never closed"},
	{"offices/pest.yaml", "- id: kormanyablak-pest", "  id: kormanyablak-pest", 0, NULL, "must be a list"},
	{"po/en.po", "\"Moving house\"", "\"Moving\\033 house\"", -1u, NULL, "forbidden character U+001B"},
	{"po/en.po", "msgstr \"Moving house\"", "msgst \"Moving house\"", 0, NULL, "is no line of a PO file"},
	{"po/en.po", "charset=UTF-8", "charset=ISO-8859-2", 0, NULL, "(ISO-8859-2); save the file as UTF-8"},
};

/* The line of the file where the text begins. */
static unsigned
line_of(const char *text, const char *part)
{
	unsigned line = 1;
	for (; text < part; text++)
		line += *text == '\n';
	return line;
}

/* Makes the change; returns its line. */
static unsigned
spoil(const char *root, const struct spoiling *spoiling)
{
	const char *path = arena_printf(&arena, "%s/%s", root, spoiling->file);
	size_t size;
	char *text = read_text(path, &size), *old = strstr(text, spoiling->old);
	if (!old)
		fail_msg("%s: there is no \"%s\"", spoiling->file, spoiling->old);
	const char *spoiled = arena_printf(&arena, "%.*s%s%s", (int)(old - text), text, spoiling->new,
	    old + strlen(spoiling->old));
	support_write(path, spoiled, strlen(spoiled));
	return line_of(text, old);
}

/* Whether the folder has the fault, said of that file, line (0: any), field and words. */
static void
assert_fault(const char *root, const char *file, unsigned line, const char *field, const char *words)
{
	struct checked checked;
	bool found = false;
	check_read(&checked, root, "en");
	for (size_t i = 0; i < checked.faults.count; i++) {
		const struct fault *item = &checked.faults.items[i];
		found |= strstr(checked.faults.files[item->place.file], file) &&
		    (!line || item->place.line == line) && strstr(item->text, words) &&
		    (!field || (item->field && !strcmp(item->field, field)));
	}
	if (!found)
		fail_msg("%s:%u: %s: %s: not found among:\n%s", file, line, field ? field : "", words,
		    printed(&checked.faults));
	check_free(&checked);
}

static void
test_every_fault(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof spoilings / sizeof *spoilings; i++) {
		const struct spoiling *spoiling = &spoilings[i];
		const char *root = new_copy(false);
		unsigned line = spoil(root, spoiling) + spoiling->after;
		assert_fault(root, spoiling->file, line, spoiling->field, spoiling->words);
	}
}

static void
give_numbers(const char *root)
{
	char *arguments[] = {"number", (char *)root, NULL};
	assert_int_equal(number_command(2, arguments), 0);
}

/* Nine questions of eight answers, no two of which may be the same: no case at all, which takes too long to
 * find out. */
static void
test_too_many_cases(void **state)
{
	enum { QUESTIONS = 9, OPTIONS = 8 };
	const char *root = new_copy(false), *own = "questions:\n", *when = "";
	struct checked checked;
	(void)state;
	for (int q = 0; q < QUESTIONS; q++) {
		own = arena_printf(&arena, "%s  - id: q%d\n    ask: a%d\n    why: b\n    choice: one\n    options:\n", own, q, q);
		for (int o = 0; o < OPTIONS; o++)
			own = arena_printf(&arena, "%s      - {id: o%d, text: a, case: a}\n", own, o);
		for (int next = 1; next <= QUESTIONS / 2; next++)
			for (int o = 0; o < OPTIONS; o++)
				own = arena_printf(&arena, "%s%s\"q%d=o%d & q%d=o%d\"", own,
				    next > 1 || o ? ", " : "    impossible: [", q, o, (q + next) % QUESTIONS, o);
		own = arena_printf(&arena, "%s]\n", own);
		when = arena_printf(&arena, "%s%s\"q%d=o0\"", when, q ? ", " : "", q);
	}
	const struct spoiling spoilings_of_it[] = {
		{"services/parkolas.yaml", "no_papers: true", own, 0, NULL, NULL},
		{"services/parkolas.yaml", "fees:\n", arena_printf(&arena, "no_papers: true\nfees:\n  - {amount: 1, when: [%s]}\n",
		    when), 0, NULL, NULL},
	};
	for (size_t i = 0; i < 2; i++)
		spoil(root, &spoilings_of_it[i]);
	give_numbers(root);
	check_read(&checked, root, "en");
	assert_non_null(strstr(printed(&checked.faults),
	    "parkolas.yaml:1: 134217728 combinations of answers are too many to look at all of \"parkolas\""));
	check_free(&checked);
}

static void
test_faults_between_files(void **state)
{
	static const struct spoiling waits = {"services/igazolvany.yaml", "seen", "shown", 0, NULL, NULL};
	static const struct spoiling is_needed = {"services/lakcim.yaml", "requirements:\n",
	    "requirements:\n  - document: szemelyi\n", 0, NULL, NULL};
	static const struct spoiling alone = {"services/lakcim.yaml", "[gyermek, meghatalmazott]",
	    "[gyermek]", 0, NULL, NULL};
	(void)state;
	const char *root = new_copy(false);
	spoil(root, &waits);
	spoil(root, &is_needed);
	assert_fault(root, "services/lakcim.yaml", 0, "requirements", "igazolvany \u2192 lakcim \u2192 igazolvany");
	root = new_copy(false);
	spoil(root, &alone);
	assert_fault(root, "requirements.yaml", 0, "id", "no service uses it");
	support_write(arena_printf(&arena, "%s/service.yaml", root), "a", 1);
	support_write(arena_printf(&arena, "%s/services/x.yml", root), "a", 1);
	support_write(arena_printf(&arena, "%s/po/fr.po", root), "", 0);
	assert_fault(root, "service.yaml", 0, NULL, "is never read");
	assert_fault(root, "services/x.yml", 0, NULL, "is never read");
	assert_fault(root, "po/fr.po", 0, NULL, "no language of the kiosk");
	assert_fault("/nonexistent", "/nonexistent", 0, NULL, "is no folder that can be read");
}

/* --------------------------------------------------------------- conditions -- */

static void
test_conditions(void **state)
{
	struct checked small;
	struct source_clause clause;
	(void)state;
	check_read(&small, SMALL, "en");
	const struct entry *service = source_find(&small.sources, KIND_SERVICE, "lakcim");
	struct node node = {.kind = NODE_SCALAR, .text = "kinek=gyermek&hova = kulfold "};
	assert_false(clause_read(&small.sources, service, &node, NULL, &clause));
	node.text = "  kinek=gyermek&hova=kulfold ";
	assert_true(clause_read(&small.sources, service, &node, NULL, &clause));
	assert_int_equal(clause.count, 2);
	assert_string_equal(clause.terms[0].question->id, "kinek");
	assert_int_equal(clause.terms[0].option, 1);
	assert_string_equal(clause.terms[1].question->id, "lakcim.hova");
	assert_int_equal(clause.terms[1].option, 1);
	node.text = "jovedelem=munkaber & jovedelem=nyugdij";
	assert_true(clause_read(&small.sources, NULL, &node, NULL, &clause));
	node.text = "lakcim.hova=belfold";
	assert_false(clause_read(&small.sources, NULL, &node, NULL, &clause));
	check_free(&small);
}

/* -------------------------------------------------------------------- build -- */

static char *
build_file(const char *folder, const char *output, const char *date, size_t *size)
{
	char *argv[] = {"build", "-o", (char *)output, "--date", (char *)date, (char *)folder, NULL};
	assert_int_equal(build_command(6, argv), 0);
	return read_text(output, size);
}

/* Another folder, listed in another order, in another locale. */
static void
test_same_bytes(void **state)
{
	const char *one = new_copy(false), *two = new_copy(true);
	const char *output = arena_printf(&arena, "%s/x.db", one);
	size_t size, other_size;
	(void)state;
	const char *file = build_file(one, output, "2026-02-03", &size);
	setlocale(LC_ALL, "C.UTF-8");
	setenv("LC_ALL", "en_US.UTF-8", 1);
	setenv("TZ", "Pacific/Auckland", 1);
	const char *other = build_file(two, output, "2026-02-03", &other_size);
	assert_int_equal(size, other_size);
	assert_memory_equal(file, other, size);
	unsetenv("LC_ALL");
	setlocale(LC_ALL, "C");
}

/* One column of one row. */
static const char *
answer(struct db *db, const char *sql)
{
	struct query *query = db_query(db, sql);
	const char *text = db_row(query) ? db_text(query, &arena, 0) : NULL;
	db_end(query);
	return text;
}

static void
test_sound_file(void **state)
{
	const char *root = new_copy(false), *output = arena_printf(&arena, "%s/x.db", root);
	size_t size;
	struct db *db;
	(void)state;
	build_file(root, output, "2026-02-03", &size);
	assert_int_equal(db_open(&db, output), STATUS_DONE);
	assert_string_equal(answer(db, "PRAGMA integrity_check"), "ok");
	assert_null(answer(db, "SELECT \"table\" FROM pragma_foreign_key_check"));
	assert_string_equal(answer(db, "SELECT value FROM meta WHERE key = 'date'"), "2026-02-03");
	assert_string_equal(answer(db, "SELECT value FROM meta WHERE key = 'languages'"), "hu en");
	const char *content_id = answer(db, "SELECT value FROM meta WHERE key = 'content_id'");
	db_close(db);
	build_file(root, output, "2026-02-04", &size);
	assert_int_equal(db_open(&db, output), STATUS_DONE);
	assert_string_equal(answer(db, "SELECT value FROM meta WHERE key = 'content_id' LIMIT 1"),
	    content_id);
	assert_string_equal(answer(db, "SELECT value FROM meta WHERE key = 'date' LIMIT 1"), "2026-02-04");
	db_close(db);
}

/* Faults leave the old file alone. */
static void
test_nothing_written(void **state)
{
	const char *root = new_copy(false), *output = arena_printf(&arena, "%s/x.db", root);
	size_t size;
	(void)state;
	support_write(output, "old", 3);
	spoil(root, &spoilings[0]);
	char *argv[] = {"build", "-o", (char *)output, (char *)root, NULL};
	assert_int_equal(build_command(4, argv), 1);
	assert_string_equal(read_text(output, &size), "old");
	char *nowhere[] = {"build", "-o", "/nonexistent/x.db", SMALL, NULL};
	assert_int_equal(build_command(4, nowhere), 1);
	char *wrong[] = {"build", "--date", "2026-02-30", SMALL, NULL};
	assert_int_equal(build_command(4, wrong), 2);
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
		cmocka_unit_test_teardown(test_normalisation, free_all),
		cmocka_unit_test_teardown(test_strings, free_all),
		cmocka_unit_test_teardown(test_hostile_files, free_all),
		cmocka_unit_test_teardown(test_too_many_values, free_all),
		cmocka_unit_test_teardown(test_long_po, free_all),
		cmocka_unit_test_teardown(test_plain_po, free_all),
		cmocka_unit_test_teardown(test_every_fault, free_all),
		cmocka_unit_test_teardown(test_too_many_cases, free_all),
		cmocka_unit_test_teardown(test_faults_between_files, free_all),
		cmocka_unit_test_teardown(test_conditions, free_all),
		cmocka_unit_test_teardown(test_same_bytes, free_all),
		cmocka_unit_test_teardown(test_sound_file, free_all),
		cmocka_unit_test_teardown(test_nothing_written, free_all),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
