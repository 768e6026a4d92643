/* The rules of plain language: each on what is good and what is bad; faults that were planted before the rules were
 * written, and clean texts, in a small catalogue. Run from the repository's folder. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/editor/commands/arguments.h"
#include "data/editor/commands/commands.h"
#include "data/editor/language/probes.h"
#include "data/editor/language/spelling.h"
#include "data/editor/lint/check.h"
#include "data/editor/source/source_folder.h"
#include "tests/support/support.h"

#define SAMPLE "tests/fixtures/lint"
#define TODAY "2026-11-20"

static struct arena arena; /* freed at the end */

/* ----------------------------------------------------------------- rules, one by one -- */

static const struct example {
	const char *rule, *lang, *bad, *good;
} examples[] = {
	{"referent", "hu", "Adja le a lapot. Ezt a pultnál kéri.", "Adja le a lapot. Ezt a lapot kéri a pultnál."},
	{"referent", "hu", "Menjen be. Ott kap sorszámot.", "Menjen be. Ott, ahol a sorszámot adják, kérdezzen."},
	{"referent", "hu", "Ha elköltözik, szóljon. Ilyenkor új lap kell.", "Ha elköltözik, szóljon. Költözéskor új lap kell."},
	{"no-referent", "hu", "Azt a hivatal adja.", "Azt hozza, amelyik a nevére szól."},
	{"no-referent", "hu", "Oda vigye a papírt.", "Oda vigye, ahol a papírt kapta."},
	{"referent", "en", "Fill in the form. This is free.", "Fill in the form. This form is free."},
	{"no-referent", "hu", "Ehhez két tanú kell.", "Ehhez a szerződéshez két tanú kell."},
	{"numbers", "hu", "Hozzon 1, 2, 3, 4 vagy 5 képet.", "Hozzon 2 képet 2026. augusztus 2-ig, ha a díj 12 000 Ft."},
	{"numbers", "hu", "Hétfőn 8 és 9, kedden 10 és 11, szerdán 12 óra.", "Hétfőn és kedden 8–16, szerdán 8–18, pénteken 8–12 óra."},
	{"numbers", "hu", "2031-ig, 2016-tól, 2021-ig, 70 év, 6 hó.", "2031. augusztus 3-ig, 2016-tól, 2021. augusztus 2-ig, 70 évig."},
	{"numbers", "en", "In 2031, 2016, 2021, at 70, or 6.", "By 3 August 2031, since 2016, until 2 August 2021, at 70."},
	{"long", "hu", "Egy kettő három négy öt hat hét nyolc kilenc tíz egy kettő három négy öt hat hét nyolc kilenc tíz egy.",
	    "Egy kettő három négy öt hat hét nyolc kilenc tíz egy kettő három négy öt hat hét nyolc kilenc tíz."},
	{"long", "en", "One two three four five six seven eight nine ten one two three four five six seven eight nine ten one two three four "
	    "five six.", "One two three four five six seven eight nine ten one two three four five six seven eight nine ten one two three "
	    "four five."},
	{"clauses", "hu", "Ha kéri, hogy akkor is fizessék, amikor dolgozik, mert kell, írja meg.", "Ha kéri, írja meg, mert kell."},
	{"negations", "hu", "Nem igaz, hogy nem kap, ha nem dolgozik.", "Senki sem kap levelet, ha nem kéri."},
	{"negations", "en", "Do not pay if you have no letter and never asked.", "Do not pay before the letter comes."},
	{"too-long", "hu", "Egy kettő három négy öt hat hét nyolc kilenc tíz egy kettő három négy öt hat hét nyolc kilenc tíz egy kettő "
	    "három négy öt hat.", "Egy kettő három négy. Öt hat hét nyolc kilenc tíz egy kettő három négy öt hat hét nyolc."},
	{"stiff", "hu", "A kérelem benyújtásakor írja alá.", "Amikor beadja a kérelmet, írja alá."},
	{"stiff", "hu", "A kérelmet be kell a hivatalba nyújtani.", "A kérelmet be kell vinni a hivatalba, ahol segítséget nyújtanak."},
	{"stiff", "hu", "Az elbíráláshoz idő kell.", "A döntéshez idő kell."},
	{"stiff", "hu", "Kezdje az igénylést.", "Válassza az „Ügyfélkapu+ igénylése” menüpontot, aztán a „Befejezés” gombot."},
	{"stiff", "hu", "Válassza a „Tovább” gombot, és kezdje az igénylést.", "A képernyőn ez áll: „A kérelem benyújtása”."},
	{"stiff", "hu", "Gondoskodjon a díj befizetéséről.", "Az apa gondoskodik a gyermekről."},
	{"stiff", "hu", "A lakással kapcsolatban kérdezzen.", "Nem él bejegyzett élettársi kapcsolatban."},
	{"stiff", "hu", "Önként jelentkezhet.", "Az önkéntes munka is beszámít."},
	{"stiff", "en", "Submit the form to the office.", "Hand in the form at the office."},
	{"never", "hu", "Az igazolás megküldésre kerül.", "Az igazolást elküldik."},
	{"never", "hu", "A lap a pultnál rendelkezésre áll.", "A lapot a pultnál kapja meg."},
	{"never", "en", "Prior to the visit, call.", "Before the visit, call."},
	{"vague", "hu", "A levél általában megjön.", "A levél 8 napon belül megjön."},
	{"vague", "en", "The letter usually comes.", "The letter comes within 8 days."},
	{"void", "hu", "Vigye be az egyéb iratokat.", "Vigye be a szerződést."},
	{"void", "en", "Bring a copy where applicable.", "Bring a copy if you rent the flat."},
	{"name", "hu", "Menjen a munkaügyi központba.", "Menjen a járási hivatal foglalkoztatási osztályára."},
	{"near-name", "hu", "Hozza a személyazonossági igazolványát.", "Hozza a személyazonosító igazolványát vagy a személyijét."},
	{"near-name", "hu", "Hozza a lakásbérleti szer ződését.", "Hozza a lakásbérleti szerződés eredeti példányát."},
	{"term", "hu", "Az apostille is kell.", "A haszonélvezet is kell."},
	{"abbreviation", "hu", "Kérje a BFKH-tól.", "Jelentkezzen be a DÁP-pal a XI. kerületben."},
	{"law", "hu", "Az 1997. évi LXXXIII. törvény szerint jár.", "2026. évi igazolás kell."},
	{"law", "hu", "A 12. § mondja meg.", "A 12. oldal mondja meg."},
	{"law", "en", "Section 12 says so.", "The 12th page says so."},
	{"long-word", "hu", "Kérjen gyermeknevelésitámogatásigazolást.", "Kérjen gyermek\u00adnevelési\u00adtámogatás\u00adigazolást."},
	{"wide", "hu", "www.egynagyonhosszucimamelyetsenkisemolvasel.example", "A honlap neve rövid."},
	{"amount", "hu", "A jövedelem legfeljebb 85.500,- Ft.", "A jövedelem 85.400,- Ft."},
	{"day", "hu", "2026.5.31-ig kérje.", "2026. május 31-ig kérje."},
	{"day", "hu", "A 2026-05-31 előtti lap is jó.", "A 2026-05-98 számú lap is jó."},
	{"telephone", "hu", "Hívja a 06-20-123-45-67 számot.", "Hívja a 06 20 123 4567 számot."},
	{"telephone", "hu", "Hívja a +3612345678 számot.", "Hívja a +36 1 234 5678 számot, vagy a 1818-at."},
	{"quotes", "hu", "Írja rá: \"nem kérem\".", "Írja rá: „nem kérem”."},
	{"quotes", "hu", "A “gyors” eljárásban 8 nap.", "A 15\" képernyőn is olvasható."},
	{"day", "hu", "A beiratkozás 04. 16-án kezdődik.", "Az 5. 16-os terembe menjen."},
	{"amount", "hu", "A határ nyolcvanötezer-ötszáz forint.", "A határ nyolcvanötezer-négyszáz forint."},
	{"no-referent", "hu", "Akkor is mehet.", "Akkor is mehet, ha nincs időpontja."},
	{"amount", "hu", "Kap 85,5 forintot és 85 500 forintot.", "Kap 85,5 forintot."},
	{"name-head", "hu", "Mutassa meg a forgalmi igazolványt.", "Mutassa meg a forgalmi engedélyt."},
	{"name-head", "hu", "Hozza a lakásbérleti nyilatkozatot.", "Hozza a lakásbérleti szerződést és egy orvosi igazolást."},
	{"name-head", "hu", "A földhivatali szervezet dönt.", "Egy külföldi földhivatali szervezet dönt."},
	{"body", "hu", "Az Országos Egészségbiztosítási Pénztár fizeti.", "A Magyar Államkincstár fizeti."},
	{"body", "hu", "A lakásügyi főosztály dönt.", "A lakóhelye önkormányzata dönt."},
	{"body", "hu", "A Nemzeti Rehabilitációs és Szociális Hivatal hívja.", "Az Oktatási Hivatal hívja."},
	{"term", "hu", "A telki szolgalmat törlik.", "A birtokában lévő papírt hozza."},
	{"term", "hu", "A birtoksértő fizet.", "A haszonélvezet megmarad."},
	{"term", "hu", "A perképességet nézik.", "A munkaképességet nézik."},
	{"term", "hu", "Az üzembentartói jogot kérdezik.", "A tartózkodási jogát kérdezik."},
	{"name", "hu", "Hozza a házasságlevelet.", "A gyed régen gyermekgondozási segély volt."},
	{"name", "hu", "Az Államkincstár fizeti.", "A Magyar Államkincstár fizeti."},
	{"nobody", "hu", "A díj előre fizetendő.", "Az állandó lakcíme számít."},
	{"nobody", "hu", "A szülő által aláírt lapot hozza.", "A szülő aláírja a lapot."},
	{"nobody", "hu", "Ezen igazolás kell.", "Ezen a lapon áll."},
	{"nouns", "hu", "A kérelem benyújtásának igazolása a díj befizetésével lehetséges.", "Az adat ellenőrzésére vagy javítására jó."},
	{"nouns", "hu", "A tulajdonos változásának bejelentésére 15 nap van.", "A lakásának biztosítása nem kell."},
	{"no-referent", "hu", "Mindezt otthonról teheti.", "Mindezt a munkát otthonról teheti."},
	{"referent", "hu", "A hivatal dönt. Ezt a büntetés-végrehajtási intézet papírja mutatja.", "A hivatal dönt. Ezt a papírt hozza."},
	{"vague", "hu", "Hamarosan levelet kap.", "Azt is írja be, ha hamarosan lejár."},
	{"stiff", "hu", "A fenti papírokat hozza.", "A papírokat hozza."},
	{"day", "hu", "2026/04/20-ig kérje.", "A 2026/04 számú lap is jó."},
	{"day", "hu", "20-án áprilisban nyit.", "Április 20-án nyit."},
	{"day", "hu", "Ápr. 20-ig kérje.", "Április 20-ig kérje."},
	{"law", "hu", "A kormányrendelet szerint jár.", "A helyi rendelet szerint jár."},
	{"amount", "hu", "A jövedelem legfeljebb 85 500 Ft.", "A jövedelem legfeljebb 85 400 Ft."},
};

static const struct language_rule *
rule_named(const char *name)
{
	for (size_t i = 0; i < rule_count; i++)
		if (!strcmp(rules[i].name, name))
			return &rules[i];
	fail_msg("there is no rule \"%s\"", name);
	return NULL;
}

static size_t
hits_of(const struct known *known, const struct example *example, const char *text)
{
	struct entry owner = {.kind = KIND_SERVICE, .node = &(struct node){.kind = NODE_MAP}};
	struct node node = {.text = text, .kind = NODE_SCALAR};
	struct placed_text passage = {.wording = wording_read(&arena, example->lang, text), .use = USE_PROSE, .owner = &owner, .node = &node,
		.field = "steps"};
	struct hits hits = {.arena = &arena};
	passage.phrases = phrases_in(&known->phrases, &arena, &passage.wording);
	rule_named(example->rule)->look(known, &passage, &hits);
	return hits.list.count;
}

static void
test_each_rule_knows_bad_from_good(void **state)
{
	struct checked checked;
	struct known known;
	(void)state;
	check_read(&checked, SAMPLE, "en");
	known_read(&known, &arena, &checked.sources, TODAY);
	for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
		if (!hits_of(&known, &examples[i], examples[i].bad))
			fail_msg("%s: nothing found: %s", examples[i].rule, examples[i].bad);
		if (hits_of(&known, &examples[i], examples[i].good))
			fail_msg("%s: found something: %s", examples[i].rule, examples[i].good);
	}
	known_free(&known);
	check_free(&checked);
}

/* ------------------------------------------------------------------ the list of phrases -- */

static void
test_there_are_many_plain_words(void **state)
{
	struct phrases phrases = phrases_read(&arena);
	size_t count = 0;
	(void)state;
	for (size_t i = 0; i < phrases.count; i++) {
		assert_true(phrases.items[i].count > 0);
		assert_true(*phrases.items[i].instead);
		count += !strcmp(phrases.items[i].lang, "hu") && phrases.items[i].kind <= PHRASE_NEVER;
	}
	assert_true(count >= 200);
	phrases_free(&phrases);
}

/* ----------------------------------------------------------------------- planted faults -- */

/* A line of a table, cut at its tabs. */
struct planted {
	const char *kind, *file, *old, *new;
};

static char *
unescaped(char *text)
{
	char *out = text;
	for (const char *in = text; *in; in++)
		*out++ = *in != '\\' ? *in : *++in == 'n' ? '\n' : *in;
	*out = '\0';
	return text;
}

static bool
read_planted(FILE *in, bool kinds, struct planted *planted)
{
	static char line[4096];
	char *rest = line;
	do
		if (!fgets(line, sizeof line, in))
			return false;
	while (*line == '#');
	line[strcspn(line, "\n")] = '\0';
	planted->kind = kinds ? strtok_r(rest, "\t", &rest) : "";
	planted->file = strtok_r(kinds ? NULL : line, "\t", &rest);
	planted->old = unescaped(strtok_r(NULL, "\t", &rest));
	planted->new = unescaped(strtok_r(NULL, "\t", &rest));
	return true;
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

/* Puts one part of a file in a folder in the place of another. */
static void
plant_in(const char *root, const struct planted *planted)
{
	const char *path = folder_join(&arena, root, planted->file);
	char *text = support_read(path, NULL), *found = text ? strstr(text, planted->old) : NULL;
	if (!found)
		fail_msg("%s: there is no \"%s\"", planted->file, planted->old);
	const char *result = arena_printf(&arena, "%.*s%s%s", (int)(found - text), text, planted->new, found + strlen(planted->old));
	support_write(path, result, strlen(result));
	free(text);
}

/* A copy of the sample with that. */
static const char *
plant(const struct planted *planted)
{
	const char *root = support_folder();
	copy_folder(SAMPLE, root);
	plant_in(root, planted);
	return root;
}

/* Which rules may find a kind of fault; "": whatever finds it. */
static const struct {
	const char *kind, *rules;
} kinds[] = {
	{"place", "place office online proxy"}, {"fee", "fee free alone"}, {"time", "days at-once validity weekend alone"}, {"paper", "form not-needed alone"},
	{"age", "alone"}, {"decider", "decider"}, {"day", "day"}, {"telephone", "telephone"},
	{"referent", "referent no-referent"},
	{"vague", "vague vague-paper void"}, {"long", "long too-long"}, {"officialese", "stiff never nobody nouns"}, {"name", "name near-name name-head body"},
	{"longword", "long-word wide"}, {"date", "period known-day"}, {"as_of", "stale"}, {"numbers", "numbers"}, {"clauses", "clauses"},
	{"negations", "negations"}, {"term", "term"}, {"abbreviation", "abbreviation"}, {"law", "law"}, {"amount", "amount"}, {"shared", "shared"},
	{"spelling", "spelling"}, {"english", "stiff never vague void referent no-referent"}, {"reader", ""},
};

static bool
is_meant(const char *kind, const char *rule)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (!strcmp(kinds[i].kind, kind)) {
			const char *found = strstr(kinds[i].rules, rule);
			return found && (found == kinds[i].rules || found[-1] == ' ');
		}
	fail_msg("there is no kind \"%s\"", kind);
	return false;
}

/* Whether what was planted is found, by a rule for its kind; with kind "": whether anything is found. */
static bool
is_found(const struct planted *planted)
{
	struct checked checked;
	struct language language;
	bool spelling = !*planted->kind || !strcmp(planted->kind, "spelling");
	check_read(&checked, plant(planted), "en");
	language_look(&language, &checked.sources, &checked.texts, &(struct language_options){.today = TODAY, .spelling = spelling});
	if (spelling)
		spelling_look(&language, checked.sources.folder);
	const struct remark *items = language.remarks.items;
	bool found = (!strcmp(planted->kind, "reader") || !*planted->kind) && checked.faults.count;
	for (size_t i = 0; i < language.remarks.count; i++) {
		const char *rule = items[i].rule ? items[i].rule->name : "spelling";
		if (!*planted->kind)
			print_message("%s: %s: %s\n", planted->new, items[i].field, items[i].text);
		found |= !*planted->kind || is_meant(planted->kind, rule);
	}
	language_free(&language);
	check_free(&checked);
	return found;
}

/* How many lines of a table there are, and in how many something is found. */
static size_t
count_found(const char *table, bool faults, size_t *all)
{
	FILE *in = fopen(folder_join(&arena, "tests/unit/data/language", table), "re");
	struct planted planted;
	size_t found = 0;
	assert_non_null(in);
	for (*all = 0; read_planted(in, faults, &planted); ++*all) {
		bool hit = is_found(&planted);
		if (faults && !hit)
			print_message("not found: %s: %s\n", planted.kind, planted.new);
		found += hit;
	}
	fclose(in);
	print_message("%s: found in %zu of %zu\n", table, found, *all);
	return found;
}

static void
test_planted_faults_are_found(void **state)
{
	size_t all;
	(void)state;
	assert_true(count_found("faults.tsv", true, &all) >= 97);
	assert_int_equal(all, 101);
	assert_true(count_found("faults_heldout.tsv", true, &all) * 10 >= all * 9);
}

static void
test_clean_texts_are_left_alone(void **state)
{
	size_t all, found = count_found("clean.tsv", false, &all), more, others = count_found("clean_heldout.tsv", false, &more);
	(void)state;
	assert_true((found + others) * 20 <= all + more);
}

/* ------------------------------------------------------------------ what belongs to a page -- */

/* How often a rule finds something in the sample, after these plants. */
static size_t
found_by(const char *rule, const struct planted *plants, size_t count)
{
	struct checked checked;
	struct language language;
	const char *root = plant(&plants[0]);
	size_t found = 0;
	for (size_t i = 1; i < count; i++)
		plant_in(root, &plants[i]);
	check_read(&checked, root, "en");
	assert_int_equal(checked.faults.count, 0);
	language_look(&language, &checked.sources, &checked.texts, &(struct language_options){.today = TODAY});
	const struct remark *items = language.remarks.items;
	for (size_t i = 0; i < language.remarks.count; i++)
		found += items[i].rule == rule_named(rule);
	language_free(&language);
	check_free(&checked);
	return found;
}

#define PAGE "services/lakossagi-parkolas.yaml"
#define CHOICE(whose) "  - use: szemelyazonossag\n  - one_of:\n      - [{document: szemelyazonosito-igazolvany" whose "}]\n      - [{document: utlevel" whose "}]"

static void
test_a_part_of_a_shared_choice_may_be_right(void **state)
{
	struct planted part[] = {{"", PAGE, "  - use: szemelyazonossag", CHOICE(", handling: shown, form: original")},
		{"", "documents.yaml", "  what: Kártya, amellyel", "  issued_by: lakossagi-parkolas\n  what: Kártya, amellyel"}};
	struct planted of_another = {"", PAGE, "  - use: szemelyazonossag",
		CHOICE(", whose: principal, handling: shown, form: original") "\n    when: [\"kinek=meghatalmazott\"]"};
	(void)state;
	assert_int_equal(found_by("shared", part, 1), 1);
	assert_int_equal(found_by("shared", part, 2), 0);
	assert_int_equal(found_by("shared", &of_another, 1), 0);
}

static void
test_notes_of_two_papers_may_say_the_same(void **state)
{
	struct planted notes = {"", PAGE, "note: A másolat az ügyintézőnél marad.}", "notes: [{text: Legyen rajta a mostani lakcíme is., when: "
		"[\"autoja=ceges\"]}]}\n  - {document: utlevel, handling: shown, form: original, note: Legyen rajta a mostani lakcíme is.}"};
	struct planted other = {"", PAGE, "A forgalmi engedélyben még a régi lakcím van.", "Adja vissza az engedélyt. Az új lakóhelyén kérjen másikat."};
	(void)state;
	assert_int_equal(found_by("twice", &notes, 1), 0);
	assert_int_equal(found_by("twice", &other, 1), 1);
}

static void
test_what_is_read_as_a_whole_may_point_back(void **state)
{
	struct planted asked = {"", PAGE, "Két autóra is kérhetek engedélyt?", "Két autóm van. Azt is írjam be?"};
	struct planted told = {"", PAGE, "  - Fizesse be a díjat.", "  - Két autója van. Azt is írja be."};
	struct planted term = {"", "glossary.yaml", "plain: ", "plain: Általában így is mondják. "};
	(void)state;
	assert_int_equal(found_by("referent", &asked, 1), 0);
	assert_int_equal(found_by("referent", &told, 1), 1);
	assert_int_equal(found_by("vague", &term, 1), 0);
}

static void
test_days_and_sums_of_amounts_are_the_registers(void **state)
{
#define STEP(text) {"", PAGE, "  - Fizesse be a díjat.", "  - \"" text "\""}
	struct planted day = STEP("Az összeg 2025. január 1-jétől ennyi."), other_day = STEP("Az összeg 2025. február 1-jétől ennyi.");
	struct planted elsewhere = STEP("A hivatal 2025. január 1-jén nyílt."), sum = STEP("Két hónapra összesen 171 000 Ft.");
	struct planted no_sum = STEP("Két hónapra összesen 171 100 Ft.");
	struct planted since[] = {STEP("A díj 2024. május 1. óta ennyi."), {"", PAGE, "for: egy évre}", "for: egy évre, valid_from: \"2024-05-01\"}"}};
	(void)state;
	assert_int_equal(found_by("known-day", &day, 1), 1);
	assert_int_equal(found_by("known-day", &other_day, 1), 0);
	assert_int_equal(found_by("known-day", &elsewhere, 1), 0);
	assert_int_equal(found_by("known-day", since, 2), 1);
	assert_int_equal(found_by("amount", &sum, 1), 1);
	assert_int_equal(found_by("amount", &no_sum, 1), 0);
#undef STEP
}

static void
test_a_form_is_called_what_is_printed_on_it(void **state)
{
#define LONG_NAME "Igénybejelentés táppénz, csecsemőgondozási díj, gyermekgondozási díj és baleseti táppénz igényléséhez"
	struct planted form = {"", PAGE, "remedy: per", "remedy: per\nforms: [{name: \"" LONG_NAME "\"}]"};
	struct planted name = {"", PAGE, "Kié az autó?", LONG_NAME "?"};
	(void)state;
	assert_int_equal(found_by("wide", &form, 1), 0);
	assert_int_equal(found_by("wide", &name, 1), 1);
#undef LONG_NAME
}

/* A fee in digits is the register's when it is for the same. */
static void
test_a_fee_by_hand_may_be_of_the_register(void **state)
{
	struct planted same = {"", PAGE, "amount: 4300, payee: onkormanyzat, for: egy évre", "amount: 28500, payee: onkormanyzat, for: a vetítési alap"};
	struct planted other = {"", PAGE, "amount: 4300, payee: onkormanyzat, for: egy évre", "amount: 28500, payee: onkormanyzat, for: rendszámtábla"};
	(void)state;
	assert_int_equal(found_by("fee-by-hand", &same, 1), 1);
	assert_int_equal(found_by("fee-by-hand", &other, 1), 0);
}

static void
test_a_number_after_an_amount_opens_a_sentence(void **state)
{
#define AMOUNTS "1 autónál {amount:vetitesi-alap}, 2 autónál {amount:vetitesi-alap}"
	struct planted two = {"", PAGE, "  - Fizesse be a díjat.", "  - " AMOUNTS ". 3 autónál {amount:vetitesi-alap}."};
	struct planted one = {"", PAGE, "  - Fizesse be a díjat.", "  - " AMOUNTS ", 3 autónál {amount:vetitesi-alap}."};
	(void)state;
	assert_int_equal(found_by("numbers", &two, 1), 0);
	assert_int_equal(found_by("numbers", &one, 1), 1);
#undef AMOUNTS
}

static void
test_what_costs_money_is_no_officialese(void **state)
{
	struct planted cost = {"", PAGE, "  - Fizesse be a díjat.", "  - A pótlás pénzbe kerülhet."};
	struct planted stiff = {"", PAGE, "  - Fizesse be a díjat.", "  - A díj visszafizetésre kerülhet."};
	(void)state;
	assert_int_equal(found_by("stiff", &cost, 1) + found_by("never", &cost, 1), 0);
	assert_int_equal(found_by("stiff", &stiff, 1) + found_by("never", &stiff, 1), 1);
}

/* ------------------------------------------------------------------------------ probes -- */

/* How many errors there are in the sample with these probe questions. */
static size_t
errors_with_probes(const char *probes)
{
	const char *root = support_folder();
	struct checked checked;
	struct language language;
	size_t errors = 0;
	copy_folder(SAMPLE, root);
	support_write(folder_join(&arena, root, "probes/lakossagi-parkolas.yaml"), probes, strlen(probes));
	check_read(&checked, root, "en");
	language_look(&language, &checked.sources, &checked.texts, &(struct language_options){.today = TODAY});
	probes_look(&language, &checked.sources);
	const struct remark *items = language.remarks.items;
	for (size_t i = 0; i < language.remarks.count; i++)
		errors += items[i].is_error;
	errors += checked.faults.count;
	language_free(&language);
	check_free(&checked);
	return errors;
}

static void
test_answers_must_stand_on_the_page(void **state)
{
#define FOUR "- {ask: Hol?, expect: Adja vissza az engedélyt.}\n- {ask: Mit?, expect: Fizesse be a díjat.}\n" \
	"- {ask: Meddig?, expect: 1 évig érvényes.}\n- {ask: Mi hiányzik?, expect: még a régi lakcím van}\n"
	(void)state;
	assert_int_equal(errors_with_probes(FOUR "- {ask: Kell sor?, expect: Nem kell sorban állnia.}\n"), 0);
	assert_int_equal(errors_with_probes(FOUR "- {ask: Kell sor?, expect: Álljon be a sorba.}\n"), 1);
	assert_true(errors_with_probes(FOUR) > 0);
	assert_true(errors_with_probes(FOUR "- {ask: Kell sor?}\n") > 0);
#undef FOUR
}

/* ---------------------------------------------------------------------------- releases -- */

/* The status of "build" with these options, up to a NULL. */
static int
build(const char *root, const char *output, const char *const *options)
{
	char *arguments[12] = {"build", "--lang", "en", "-o", (char *)output, (char *)root};
	int count = 6;
	while (*options)
		arguments[count++] = (char *)*options++;
	return build_command(count, arguments);
}

static void
test_errors_hold_up_a_release_of_what_changed(void **state)
{
	const char *const none[] = {NULL}, *const urgent[] = {"--release", "", "--urgent", "a court has ruled", NULL};
	const struct planted bad = {"", "services/lakossagi-parkolas.yaml", "  - Fizesse be a díjat.", "  - Szükség esetén fizesse be a díjat."},
		good = {"", "services/lakossagi-parkolas.yaml", "  - Fizesse be a díjat.", "  - Fizesse be a díjat a pultnál."};
	const char *old_bad = arena_printf(&arena, "%s/old.db", support_folder()), *old = arena_printf(&arena, "%s/old.db", support_folder());
	const char *new = arena_printf(&arena, "%s/new.db", support_folder()), *root = plant(&bad);
	(void)state;
	assert_int_equal(build(SAMPLE, old, none), EXIT_SUCCESS);
	assert_int_equal(build(root, old_bad, none), EXIT_SUCCESS);

	assert_int_equal(build(root, new, (const char *const[]){"--release", old, NULL}), EXIT_FAILURE);
	assert_null(support_read(new, NULL));
	assert_int_equal(build(root, new, (const char *const[]){"--release", "/nowhere.db", NULL}), EXIT_FAILURE);
	assert_null(support_read(new, NULL));
	assert_int_equal(build(root, new, (const char *const[]){"--release", old_bad, NULL}), EXIT_SUCCESS);
	assert_int_equal(build(plant(&good), new, (const char *const[]){"--release", old, NULL}), EXIT_SUCCESS);
	assert_int_equal(build(root, new, (const char *const[]){urgent[0], old, urgent[2], urgent[3], NULL}), EXIT_SUCCESS);
	assert_int_equal(build(root, new, urgent + 2), EXIT_USAGE);
}

static int
end(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_each_rule_knows_bad_from_good),
		cmocka_unit_test(test_there_are_many_plain_words),
		cmocka_unit_test(test_planted_faults_are_found),
		cmocka_unit_test(test_clean_texts_are_left_alone),
		cmocka_unit_test(test_a_part_of_a_shared_choice_may_be_right),
		cmocka_unit_test(test_notes_of_two_papers_may_say_the_same),
		cmocka_unit_test(test_what_is_read_as_a_whole_may_point_back),
		cmocka_unit_test(test_days_and_sums_of_amounts_are_the_registers),
		cmocka_unit_test(test_a_form_is_called_what_is_printed_on_it),
		cmocka_unit_test(test_a_fee_by_hand_may_be_of_the_register),
		cmocka_unit_test(test_a_number_after_an_amount_opens_a_sentence),
		cmocka_unit_test(test_what_costs_money_is_no_officialese),
		cmocka_unit_test(test_answers_must_stand_on_the_page),
		cmocka_unit_test(test_errors_hold_up_a_release_of_what_changed),
	};
	return cmocka_run_group_tests(tests, NULL, end);
}
