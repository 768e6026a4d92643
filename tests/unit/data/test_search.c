/* Finding things in people's own words: in tests/fixtures/small, and in the shipped catalogue. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "data/editor/commands/commands.h"
#include "data/search.h"
#include "data/search/search_compound.h"
#include "data/search/search_fold.h"
#include "data/search/search_latin.h"
#include "data/search_index.h"
#include "data/search/search_distance.h"
#include "data/search/search_stop.h"
#include "tests/support/support.h"

#define SMALL "tests/fixtures/small"

static const char *small_file, *small_index, *scratch;
/* A catalogue with its index. */
struct both {
	struct catalogue *catalogue;
	struct search *search;
};

static struct both small, shipped;
static struct arena arena;

static const char *
shipped_file(void)
{
	const char *path = getenv("KALAUZ_CATALOGUE");
	return path ? path : "build/catalogue.db";
}

static enum status
open_both(struct both *out, const char *file, const char *index)
{
	enum status status = search_index_build(file, index, NULL, NULL);
	if (status == STATUS_DONE)
		status = catalogue_open(&out->catalogue, file);
	return status == STATUS_DONE ? search_open(&out->search, index, out->catalogue) : status;
}

static void
close_both(struct both *both)
{
	search_close(both->search);
	catalogue_close(both->catalogue);
}

static int
set_up(void **state)
{
	(void)state;
	small_file = support_path("small.db");
	small_index = support_path("small.idx");
	scratch = support_path("scratch.idx");
	char *build[] = {"build", "-o", (char *)small_file, SMALL, NULL};
	if (build_command(4, build) || open_both(&small, small_file, small_index) != STATUS_DONE)
		return -1;
	return open_both(&shipped, shipped_file(), scratch) == STATUS_DONE ? 0 : -1;
}

static int
tear_down(void **state)
{
	(void)state;
	close_both(&small);
	close_both(&shipped);
	arena_free(&arena);
	return 0;
}

static struct search_results
find(struct search *search, const char *words)
{
	struct search_results results;
	assert_int_equal(search_query(search, &arena, "hu", words, 10, &results), STATUS_DONE);
	return results;
}

/* The name by which editors know the first of a kind; "" if there is none. */
static const char *
first(struct both both, enum search_kind kind, const char *words)
{
	struct search_results results = find(both.search, words);
	const char *id = "";
	if (results.of[kind].count)
		assert_int_equal(catalogue_id_name(both.catalogue, &arena, results.of[kind].items[0].id, &id),
		    STATUS_DONE);
	return id;
}

static void
assert_service(struct both both, const char *words, const char *id)
{
	const char *found = first(both, SEARCH_SERVICE, words);
	if (strcmp(found, id))
		fail_msg("\"%s\" finds \"%s\" first, not %s", words, found, id);
}

static void
assert_fold(const char *word, const char *folded)
{
	assert_string_equal(fold_word(&arena, word, strlen(word)), folded);
}

/* -------------------------------------------------------------------------- parts -- */

static void
test_folding(void **state)
{
	(void)state;
	assert_fold("Árvíztűrő", "arvizturo");
	assert_fold("A\u0301rvi\u0301z", "arviz");
	assert_fold("Straße", "strasse");
	assert_fold("зв’язок", "звязок");
	assert_fold("Їжак", "ижак");
	assert_fold("ґудзик", "гудзик");
	assert_fold("сьогодні", "согодни");
	assert_fold("паспopт", "паспорт"); /* two Latin letters */
	assert_fold("pаssport", "passport"); /* a Cyrillic one */
	assert_fold("sze\u00admélyi", "szemelyi");
	assert_fold("-+!", "");
	assert_string_equal(fold_lower(&arena, "ÁRVÍZ\u00ad", strlen("ÁRVÍZ\u00ad")), "árvíz");
	char *endless = memset(arena_alloc(&arena, 200), 'a', 199);
	assert_int_equal(strlen(fold_word(&arena, endless, 199)), FOLD_SIZE);
	assert_string_equal(fold_sound(&arena, "engedelly"), "engedej");
	assert_null(fold_sound(&arena, "iskola"));
}

/* An apostrophe of any kind, or none, is the same word. */
static void
test_apostrophes(void **state)
{
	static const char *const kinds[] = {"'", "’", "ʼ", "`", "‘", "´", "\"", "′", ""};
	(void)state;
	struct search_results plain = find(shipped.search, "сім’я з дітьми ");
	assert_true(plain.of[SEARCH_SERVICE].count > 0);
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		const char *word = arena_printf(&arena, "сім%sя", kinds[i]);
		assert_fold(word, "симя");
		assert_string_equal(fold_lower(&arena, word, strlen(word)), "сімя");
		struct search_results results = find(shipped.search, arena_printf(&arena, "%s з дітьми ", word));
		assert_int_equal(results.of[SEARCH_SERVICE].count, plain.of[SEARCH_SERVICE].count);
		for (size_t j = 0; j < results.of[SEARCH_SERVICE].count; j++) {
			assert_int_equal(results.of[SEARCH_SERVICE].items[j].id, plain.of[SEARCH_SERVICE].items[j].id);
			assert_true(results.of[SEARCH_SERVICE].items[j].score == plain.of[SEARCH_SERVICE].items[j].score);
		}
	}
}

static void
test_stems(void **state)
{
	struct fold_stemmers *stemmers = fold_stemmers_new();
	static const char *const forms[] = {"документами", "документів", "документу", "документ"};
	const char *stems[FOLD_STEMS];
	(void)state;
	for (size_t i = 0; i < 3; i++) {
		const char *folded = fold_word(&arena, forms[i], strlen(forms[i]));
		size_t count = fold_stems(stemmers, &arena, forms[i], folded, FOLD_ALL, stems);
		assert_true(count > 0);
		assert_string_equal(stems[count - 1], fold_word(&arena, forms[3], strlen(forms[3])));
	}
	fold_stemmers_free(stemmers);
}

static void
test_latin(void **state)
{
	(void)state;
	assert_string_equal(latin_to_cyrillic(&arena, "dopomoha"), "допомога");
	assert_string_equal(latin_to_cyrillic(&arena, "pensiia"), "пенсия");
	assert_string_equal(latin_to_cyrillic(&arena, "shchorichno"), "щорично");
	assert_null(latin_to_cyrillic(&arena, "ab"));
	assert_null(latin_to_cyrillic(&arena, "szja2"));
	assert_service(shipped, "dopomoha po bezrobittiu", "allaskeresesi-jaradek");
	assert_service(shipped, "свідоцтво про народження", first(shipped, SEARCH_SERVICE, "svidotstvo pro narodzhennia"));
}

static void
test_stop_words(void **state)
{
	(void)state;
	assert_true(search_is_stop_word("hol"));
	assert_true(search_is_stop_word("where"));
	assert_true(search_is_stop_word("wie"));
	assert_true(search_is_stop_word("де"));
	assert_false(search_is_stop_word("lakcim"));
	assert_true(search_is_facet("papirok"));
	assert_false(search_is_facet("utlevel"));
}

static int
distance(const char *typed, const char *word, bool beginning)
{
	struct spelling spelling = spelling_of(typed, beginning);
	return spelling_distance(&spelling, word, strlen(word), spelling_mask(word, strlen(word)));
}

static void
test_spelling(void **state)
{
	(void)state;
	assert_int_equal(distance("utlevel", "utlevel", false), 0);
	assert_in_range(distance("utlvel", "utlevel", false), 1, 10);
	assert_in_range(distance("utlveel", "utlevel", false), 1, 9);
	assert_in_range(distance("uttlevel", "utlevel", false), 1, 9);
	assert_true(distance("utlebel", "utlevel", false) < distance("utlepel", "utlevel", false));
	assert_int_equal(distance("utlebbl", "utlevel", false), SPELLING_FAR);
	assert_in_range(distance("szemeljiigazolvan", "szemelyiigazolvany", false), 1, 20);
	assert_int_equal(distance("eb", "ebb", false), SPELLING_FAR);
	assert_int_equal(distance("utlv", "utlevel", false), SPELLING_FAR);
	assert_in_range(distance("utlv", "utlevel", true), 1, 10);
	assert_in_range(distance("паспрт", "паспорт", false), 1, 10);
}

static bool
is_part(void *closure, const char *part, size_t size)
{
	for (const char *const *known = closure; *known; known++)
		if (strlen(*known) == size && !memcmp(*known, part, size))
			return true;
	return false;
}

static void
test_compounds(void **state)
{
	const char *const known[] = {"lakcim", "kartya", "jelent", NULL};
	(void)state;
	assert_int_equal(compound_split("lakcimkartya", is_part, (void *)known).head, 6);
	assert_int_equal(compound_split("lakcimkerulet", is_part, (void *)known).head, 0);
	struct compound verb = compound_split("bejelent", is_part, (void *)known);
	assert_true(verb.verb && verb.head == 2);
}

static const struct search_word *
explain(struct search *search, const char *words, size_t *count)
{
	struct search_word *out;
	assert_int_equal(search_explain(search, &arena, words, &out, count), STATUS_DONE);
	return out;
}

/* Words of any language mean the concept of the fixture; phrases stand near each other, in any order. */
static void
test_concepts(void **state)
{
	size_t count;
	(void)state;
	const struct search_word *words = explain(small.search, "elvesztette посвідченням особи ", &count);
	assert_int_equal(count, 3);
	assert_string_equal(words[0].concepts, "lost");
	assert_string_equal(words[1].concepts, "id-card");
	assert_string_equal(words[2].concepts, "id-card");
	words = explain(small.search, "I cannot really find it ", &count);
	assert_string_equal(words[count - 1].concepts, "lost");
	words = explain(small.search, "I find it ", &count);
	assert_string_equal(words[count - 1].concepts, "");
	assert_service(small, "lost посвідчення особи ", "igazolvany");
	struct search_hit hit = find(small.search, "lost посвідчення особи ").of[SEARCH_SERVICE].items[0];
	assert_non_null(strstr(hit.about, "lost"));
	assert_non_null(strstr(hit.about, "id-card"));
	assert_string_equal(hit.found, hit.name.text);
}

static void
test_negation(void **state)
{
	(void)state;
	assert_service(shipped, "nem a személyim járt le hanem az útlevelem", "utlevel-felnott");
	assert_service(shipped, "nem az útlevelem járt le hanem a személyim", "szemelyi-igazolvany-lejart");
	assert_service(shipped, "ich will nicht kaufen, sondern ein Auto verkaufen", "jarmu-eladas-bejelentes");
	assert_service(shipped, "ich will nicht verkaufen, sondern ein Auto kaufen", "jarmu-atiras");
	assert_service(shipped, "I did not sell the car, I bought it", "jarmu-atiras");
	assert_service(shipped, "я не купив машину, а продав", "jarmu-eladas-bejelentes");
}

/* The stemmer of one language does not bring together words of another ("Schulden", "Schule"); and a word that is
 * one as it stands is hardly the beginning of others. */
static void
test_other_stemmers(void **state)
{
	size_t count;
	(void)state;
	assert_string_equal(explain(shipped.search, "Schulden ", &count)[0].concepts, "not-pay");
	assert_string_equal(explain(shipped.search, "Schule ", &count)[0].concepts, "school");
	assert_service(shipped, "mein Kind kommt in die Schule", "altalanos-iskolai-beiratkozas");
	assert_service(shipped, "ich habe Schulden", "adossagkezeles");
}

/* Who does not know where to go denies nothing. */
static void
test_doubt(void **state)
{
	size_t count;
	(void)state;
	const struct search_word *words = explain(small.search, "I do not know where to find it ", &count);
	assert_string_equal(words[count - 1].concepts, "");
	assert_service(shipped, "nem tudom, hova menjek, meghalt a nagybátyám ", "halaleset-anyakonyvezese");
	words = explain(shipped.search, "nem tudom kifizetni ", &count);
	assert_string_equal(words[count - 1].concepts, "not-pay");
}

/* What is for others is not what was asked for. */
static void
test_people(void **state)
{
	(void)state;
	assert_service(shipped, "I look after my sick grandmother ", "apolasi-dij");
	assert_service(shipped, "I look after my disabled daughter ", "gyermekek-otthongondozasi-dija");
}

/* Held keys find nothing, alone or beside words; a word with one at its end is still that word. */
static void
test_held_keys(void **state)
{
	static const char *const held[] = {"aaaaaaaa", "őőőőőő", "jkjkjkjk", "яяяяяяя", "eeeeee ffffff", "abcabcabc"};
	(void)state;
	for (size_t i = 0; i < sizeof held / sizeof *held; i++) {
		struct search_results results = find(shipped.search, held[i]);
		for (enum search_kind kind = 0; kind < SEARCH_KINDS; kind++)
			assert_int_equal(results.of[kind].count, 0);
		assert_true(results.weak);
	}
	assert_service(shipped, "útlevelllllll", first(shipped, SEARCH_SERVICE, "útlevel"));
	assert_service(shipped, "útlevél ssssssss ", first(shipped, SEARCH_SERVICE, "útlevél "));
}

static void
test_weak(void **state)
{
	(void)state;
	assert_false(find(shipped.search, "elveszett a személyim ").weak);
	assert_false(find(shipped.search, "anyám éjjel meghalt a kórházban, nem tudom, mit kell ilyenkor ").weak);
	assert_true(find(shipped.search, "mikor indul a következő villamos a pályaudvarra ").weak);
	assert_true(find(shipped.search, "xqzvw pfgth ").weak);
}

/* ------------------------------------------------------------------------ searching -- */

static void
test_ways(void **state)
{
	(void)state;
	assert_service(small, "Személyi igazolvány", "igazolvany");
	assert_service(small, "szemelyi", "igazolvany");      /* no accents */
	assert_service(small, "a lakcímemet", "lakcim");      /* inflected */
	assert_service(small, "lakcimvaltozast", "lakcim");   /* both */
	assert_service(small, "parkolsá", "parkolas");        /* swapped */
	assert_service(small, "parkollás", "parkolas");       /* doubled */
	assert_service(small, "igazolvánj ", "igazolvany");   /* by ear */
	assert_service(small, "lakcím változás", "lakcim");   /* split */
	assert_service(small, "lakcímbejelentés", "lakcim");  /* joined */
	assert_service(small, "parkol", "parkolas");          /* unfinished */
	assert_service(small, "pa", "parkolas");              /* a beginning of two letters */
	assert_service(small, "m", "parkolas");               /* of one */
	assert_service(small, "szig", "igazolvany");
}

static void
test_question(void **state)
{
	(void)state;
	assert_service(small, "hol lehet lakcímet bejelenteni", "lakcim");
	assert_service(small, "mit kell vinni ha elveszett a személyi", "igazolvany");
	assert_service(small, "how do I register my address", "lakcim");
	assert_int_equal(find(small.search, "").of[SEARCH_SERVICE].count, 0);
	assert_int_equal(find(small.search, " -.,? \xff\xfe").of[SEARCH_SERVICE].count, 0);
	assert_int_equal(find(small.search, "xqxqxqxq").of[SEARCH_SERVICE].count, 0);
}

static void
test_only_stop_words(void **state)
{
	(void)state;
	static const char *const silent[] = {"hol kell ", "nem nem nem ", "nicht ", "не ", "és a az ", "a a a ", "what can I ",
		"\xf0\x9f\x98\x80", " . "};
	for (size_t i = 0; i < sizeof silent / sizeof *silent; i++) {
		struct search_results results = find(shipped.search, silent[i]);
		for (enum search_kind kind = 0; kind < SEARCH_KINDS; kind++)
			assert_int_equal(results.of[kind].count, 0);
		if (results.telling)
			fail_msg("\"%s\" is said to tell something", silent[i]);
	}
	assert_true(find(shipped.search, "日本語 ").telling);
	assert_true(find(shipped.search, "de").of[SEARCH_SERVICE].count > 0); /* perhaps the beginning of a word */
	assert_true(find(shipped.search, "kérem holnap ").weak);
}

static void
test_accents_decide(void **state)
{
	(void)state;
	struct search_results exact = find(small.search, "várakozás "), folded = find(small.search, "varakozas ");
	assert_true(exact.of[SEARCH_SERVICE].count && folded.of[SEARCH_SERVICE].count);
	assert_true(exact.of[SEARCH_SERVICE].items[0].score > folded.of[SEARCH_SERVICE].items[0].score);
}

static void
test_sections(void **state)
{
	(void)state;
	assert_string_equal(first(small, SEARCH_DOCUMENT, "útlevelet"), "utlevel");
	assert_string_equal(first(small, SEARCH_TERM, "illetek"), "illetek");
	assert_true(*first(small, SEARCH_OFFICE, "kormányablak"));
	assert_string_equal(first(shipped, SEARCH_MATTER, "üzemanyagtöltő állomás"),
	    first(shipped, SEARCH_MATTER, "uzemanyagtolto allomas"));
	assert_service(small, "bérbeadó", "lakcim"); /* a matter that the service covers */
	assert_service(small, "landlord", "lakcim");
}

static void
assert_situation(struct both both, const char *words, const char *id, size_t bundle)
{
	const struct search_section *found;
	struct search_results results = find(both.search, words);
	found = &results.of[SEARCH_SITUATION];
	if (strcmp(first(both, SEARCH_SITUATION, words), id) || found->items[0].bundle != bundle)
		fail_msg("\"%s\" finds %s:%zu first, not %s:%zu", words, first(both, SEARCH_SITUATION, words),
		    found->count ? found->items[0].bundle : 0, id, bundle);
}

/* Life situations and what goes together in them are found by their own names and aliases, in every language. */
static void
test_situations(void **state)
{
	(void)state;
	assert_situation(small, "hurcolkodás ", "koltozes", 0);
	assert_situation(small, "elköltöztem ", "koltozes", 1);
	assert_situation(small, "kirepült a fióka ", "koltozes", 2);
	struct search_hit hit = find(small.search, "flitted ").of[SEARCH_SITUATION].items[0];
	assert_string_equal(hit.found, "flitted");
	assert_string_equal(hit.name.text, "Elköltözött a gyerek");
	assert_non_null(strstr(hit.context.text, ", "));
	assert_non_null(hit.town); /* parking is had in one town only */
	assert_situation(shipped, "megszületett a gyermekem ", "gyermek-szuletik", 1);
	assert_situation(shipped, "newborn paperwork ", "gyermek-szuletik", 1);
	assert_situation(shipped, "Ich habe meine Geldbörse verloren ", "okmanyok", 1);
	assert_situation(shipped, "Ми одружуємося ", "hazassag-nev", 2);
	assert_situation(shipped, "költözés ", "koltozes", 0);
}

static void
assert_matter(const char *words, const char *id)
{
	const char *found = first(shipped, SEARCH_MATTER, words);
	if (strcmp(found, id))
		fail_msg("\"%s\" finds \"%s\" first, not %s", words, found, id);
}

/* What has no page of ours is found, too, in every language, and called by its name there. */
static void
test_matters(void **state)
{
	struct search_results results;
	(void)state;
	assert_service(shipped, "ki akarom vágni a diófát ", "fakivagas-engedely");
	assert_service(shipped, "permission to cut down a tree ", "fakivagas-engedely");
	assert_service(shipped, "einen Baum fällen ", "fakivagas-engedely");
	assert_service(shipped, "дозвіл зрубати дерево ", "fakivagas-engedely");
	assert_matter("TÜV für mein Auto ", "muszaki-vizsga");
	assert_service(shipped, "Adoption ", "orokbefogadas");
	assert_service(shipped, "вкрали номерні знаки ", "rendszamtabla-potlas");
	assert_int_equal(search_query(shipped.search, &arena, "uk", "техогляд авто ", 3, &results), STATUS_DONE);
	assert_string_equal(results.of[SEARCH_MATTER].items[0].name.text, "Технічний огляд (техогляд)");
	assert_false(results.of[SEARCH_MATTER].items[0].name.foreign);
}

static void
test_languages(void **state)
{
	(void)state;
	assert_service(shipped, "driving licence renewal", "vezetoi-engedely-hosszabbitas");
	assert_service(shipped, "Führungszeugnis", "erkolcsi-bizonyitvany");
	assert_service(shipped, "fuhrungszeugnis", "erkolcsi-bizonyitvany");
	assert_service(shipped, "пенсія за віком", "oregsegi-nyugdij");
	assert_service(shipped, "lejárt a szemelyim", "szemelyi-igazolvany-lejart");
	struct search_results results;
	assert_int_equal(search_query(shipped.search, &arena, "en", "családi pótlék", 3, &results), STATUS_DONE);
	assert_int_equal(strncmp(results.of[SEARCH_SERVICE].items[0].name.text, "Family allowance", 16), 0);
}

/* Every service is the first that its own name finds, or the second where names are nearly the same. */
static void
test_own_names(void **state)
{
	struct service_lines lines;
	size_t wrong = 0;
	(void)state;
	assert_int_equal(catalogue_services(shipped.catalogue, &arena, "hu", &lines), STATUS_DONE);
	assert_true(lines.count > 60);
	for (size_t i = 0; i < lines.count; i++) {
		struct search_results results = find(shipped.search, lines.items[i].name.text);
		const struct search_section *services = &results.of[SEARCH_SERVICE];
		if (!services->count || services->items[0].id != lines.items[i].id) {
			print_message("not first: %s\n", lines.items[i].name.text);
			wrong++;
		}
	}
	assert_int_equal(wrong, 0);
}

static void
test_marks(void **state)
{
	(void)state;
	struct search_hit hit = find(small.search, "uj lakcimet").of[SEARCH_SERVICE].items[0];
	assert_string_equal(hit.found, "új lakcím");
	assert_int_equal(hit.mark_count, 2);
	assert_int_equal(hit.marks[0].start, 0);
	assert_int_equal(hit.marks[0].size, strlen("új"));
	assert_int_equal(hit.marks[1].start, strlen("új "));
	assert_int_equal(hit.marks[1].size, strlen("lakcím"));
	assert_string_equal(hit.context.text, "Költözés");
}

static void
test_nearest(void **state)
{
	(void)state;
	assert_null(find(small.search, "parkolás ").nearest);
	assert_null(find(small.search, "parkolas ").nearest);
	assert_string_equal(find(small.search, "hol a parkplás ").nearest, "parkolás");
	assert_null(find(small.search, "xqxqxqxq ").nearest);
}

static void
test_order(void **state)
{
	(void)state;
	struct search_results results = find(shipped.search, "személyi igazolvány elveszett");
	for (enum search_kind kind = 0; kind < SEARCH_KINDS; kind++)
		for (size_t i = 1; i < results.of[kind].count; i++)
			assert_true(results.of[kind].items[i - 1].score >= results.of[kind].items[i].score);
	assert_int_equal(search_query(shipped.search, &arena, "hu", "igazolvány", 2, &results), STATUS_DONE);
	for (enum search_kind kind = 0; kind < SEARCH_KINDS; kind++)
		assert_true(results.of[kind].count <= 2);
}

/* ------------------------------------------------------------------------- the index -- */

static void
test_same_bytes(void **state)
{
	size_t one_size, two_size;
	const char *again = support_path("again.idx");
	(void)state;
	assert_int_equal(search_index_build(small_file, again, NULL, NULL), STATUS_DONE);
	char *one = support_read(small_index, &one_size), *two = support_read(again, &two_size);
	assert_int_equal(one_size, two_size);
	assert_memory_equal(one, two, one_size);
	free(one);
	free(two);
}

static void
test_without_index(void **state)
{
	struct search *search = NULL;
	(void)state;
	assert_int_equal(search_open(&search, "/nonexistent/search.db", small.catalogue), STATUS_ABSENT);
	assert_false(search_works(search));
	assert_int_equal(find(search, "lakcím").of[SEARCH_SERVICE].count, 0);
}

static void
test_wrong_index(void **state)
{
	struct search *search = NULL;
	(void)state;
	assert_int_equal(search_open(&search, scratch, small.catalogue), STATUS_UNKNOWN);
	assert_int_equal(search_open(&search, small_file, small.catalogue), STATUS_CORRUPT);
	assert_null(search);
	assert_int_equal(search_open(&search, small_index, small.catalogue), STATUS_DONE);
	assert_true(search_works(search));
	assert_true(search_index_is_current(small_file, small_index));
	assert_false(search_index_is_current(small_file, scratch));
	assert_false(search_index_is_current(small_file, "/nonexistent/search.db"));
	search_close(search);
}

static void
test_other_version(void **state)
{
	struct search *search = NULL;
	size_t size;
	const char *old = support_path("old.idx");
	(void)state;
	char *bytes = support_read(small_index, &size);
	bytes[63] = SEARCH_INDEX_VERSION + 1; /* the last byte of user_version */
	support_write(old, bytes, size);
	assert_int_equal(search_open(&search, old, small.catalogue), STATUS_UNKNOWN);
	free(bytes);
}

static bool
never(void *closure)
{
	(void)closure;
	return false;
}

static void
test_interrupted(void **state)
{
	const char *path = support_path("none.idx");
	(void)state;
	assert_int_equal(search_index_build(small_file, path, never, NULL), STATUS_INTERRUPTED);
	assert_int_equal(access(path, F_OK), -1);
	assert_int_equal(search_index_build("/nonexistent.db", path, NULL, NULL), STATUS_ABSENT);
	assert_int_equal(search_index_build(small_file, "/nonexistent/search.db", NULL, NULL), STATUS_IO);
}

/* Searches with whatever is left of an index. */
static void
find_damaged(const char *index)
{
	static const char *const queries[] = {"lakcím", "szemelyi igazolvany", "pa", "parkplás xqxq", "e"};
	struct search *search = NULL;
	enum status status = search_open(&search, index, small.catalogue);
	assert_int_equal(status == STATUS_DONE, search_works(search));
	for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
		struct arena_mark mark = arena_mark(&arena);
		find(search, queries[i]);
		arena_rewind(&arena, mark);
	}
	search_close(search);
}

static void
test_damaged_index(void **state)
{
	size_t size;
	const char *bad = support_path("bad.idx");
	uint32_t random = 12345;
	(void)state;
	char *bytes = support_read(small_index, &size);
	int quiet = open("/dev/null", O_WRONLY), loud = dup(STDERR_FILENO);
	dup2(quiet, STDERR_FILENO);
	for (int i = 0; i < 400; i++) {
		char kept[4];
		size_t at[4];
		for (int j = 0; j < 4; j++) {
			random = random * 1664525 + 1013904223;
			at[j] = (i % 2 ? 4096 : 0) + (random >> 4) % (size - 4096);
			kept[j] = bytes[at[j]];
			bytes[at[j]] = (char)(random >> 24);
		}
		support_write(bad, bytes, i % 50 == 49 ? size / 2 : size);
		find_damaged(bad);
		for (int j = 4; j-- > 0;)
			bytes[at[j]] = kept[j];
	}
	dup2(loud, STDERR_FILENO);
	close(quiet);
	close(loud);
	free(bytes);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_folding),
		cmocka_unit_test(test_apostrophes),
		cmocka_unit_test(test_stems),
		cmocka_unit_test(test_latin),
		cmocka_unit_test(test_stop_words),
		cmocka_unit_test(test_spelling),
		cmocka_unit_test(test_compounds),
		cmocka_unit_test(test_concepts),
		cmocka_unit_test(test_other_stemmers),
		cmocka_unit_test(test_doubt),
		cmocka_unit_test(test_people),
		cmocka_unit_test(test_negation),
		cmocka_unit_test(test_held_keys),
		cmocka_unit_test(test_weak),
		cmocka_unit_test(test_ways),
		cmocka_unit_test(test_question),
		cmocka_unit_test(test_only_stop_words),
		cmocka_unit_test(test_accents_decide),
		cmocka_unit_test(test_sections),
		cmocka_unit_test(test_situations),
		cmocka_unit_test(test_matters),
		cmocka_unit_test(test_languages),
		cmocka_unit_test(test_own_names),
		cmocka_unit_test(test_marks),
		cmocka_unit_test(test_nearest),
		cmocka_unit_test(test_order),
		cmocka_unit_test(test_same_bytes),
		cmocka_unit_test(test_without_index),
		cmocka_unit_test(test_wrong_index),
		cmocka_unit_test(test_other_version),
		cmocka_unit_test(test_interrupted),
		cmocka_unit_test(test_damaged_index),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
