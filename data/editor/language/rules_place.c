/* What a page says of places in two ways: at which office, in whose town, and how else than at a counter. */
#include <string.h>

#include "data/editor/language/rules.h"
#include "data/editor/language/sentences.h"

/* -------------------------------------------------------------------------- offices -- */

/* A kind of place, by how words for it begin; a set of places has a bit for each. */
static const struct place_words {
	bool on_the_way; /* where one does other things for it, too */
	const char *words[10];
} places[] = {
	{false, {"posta", "postá", "boríték", "levélben", "feladhat", NULL}},
	{false, {"internet", "online", "elektronikus", "e-mail", "weboldal", "honlap", "ügyfélkapu", "e-papír", "magyarorszag", NULL}},
	{false, {"telefon", "felhív", "hívja", NULL}},
	{false, {"kormányablak", "okmányirod", NULL}},
	{false, {"önkormányzat", "polgármester", "városház", "jegyző", NULL}},
	{false, {"kormányhivatal", "járási", NULL}},
	{false, {"nav", "adóhivatal", NULL}},
	{false, {"anyakönyvvezető", "anyakönyvi", NULL}},
	{false, {"gyámhivatal", "gyámügy", NULL}},
	{false, {"kincstár", NULL}},
	{false, {"földhivatal", NULL}},
	{false, {"foglalkoztatás", "munkaügy", NULL}},
	{false, {"egészségbiztosít", "nyugdíjfolyósít", NULL}},
	{true, {"bíróság", "törvényszék", NULL}},
	{true, {"közjegyző", NULL}},
	{true, {"konzul", "külképvisel", "nagykövet", NULL}},
	{true, {"iskol", NULL}},
	{true, {"óvod", NULL}},
	{true, {"bölcsőd", NULL}},
	{true, {"háziorvos", NULL}},
	{true, {"munkahely", "munkáltató", NULL}},
};
/* The first ones as bits. */
enum { PLACE_POST = 1, PLACE_ONLINE = 2, PLACE_PHONE = 4, PLACE_WAYS = PLACE_POST | PLACE_ONLINE | PLACE_PHONE };

/* Whether a word says where something is done, by its ending: "jegyzőnél", "kormányablakba". */
static bool
is_where(const char *word)
{
	static const char *const endings[] = {"ban", "ben", "ba", "be", "nál", "nél", "hoz", "hez", "höz", "on", "en", "án", "én",
		"ra", "re", "nak", "nek"};
	size_t size = strlen(word);
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (size > strlen(endings[i]) && !strcmp(word + size - strlen(endings[i]), endings[i]))
			return true;
	return false;
}

/* The words of the clause of a sentence in which a word stands: up to what a comma divides. */
static struct sentence
clause_of(const struct sentence *sentence, size_t at)
{
	const struct wording_word *words = sentence->passage->wording.words;
	struct sentence clause = {.passage = sentence->passage, .first = at, .next = at + 1};
	while (clause.first > sentence->first && !words[clause.first].comma)
		clause.first--;
	while (clause.next < sentence->next && !words[clause.next].comma)
		clause.next++;
	return clause;
}

/* Whether words say that it is not there, or where it was once. */
static bool
is_denied(const struct sentence *sentence)
{
	static const char *const no[] = {"nem", "sem", "ne", "nincs", "helyett", "előbb", "régen", "korábban", "máshol", "másutt", NULL};
	return sentence_denies(sentence, no);
}

static bool
is_denied_at(const struct sentence *sentence, size_t at)
{
	struct sentence clause = clause_of(sentence, at);
	return is_denied(&clause);
}

/* Whether only something else is done there: "A kormányablakban csak a lakcímet". */
static bool
is_limited(const struct sentence *sentence, size_t at)
{
	return at + 1 < sentence->next && !strcmp(sentence->passage->wording.words[at + 1].lower, "csak");
}

/* The places that a sentence names, or those of which it denies it; `doing`: only where something is done there. */
static unsigned
places_of_sentence(const struct sentence *sentence, bool doing, bool denied)
{
	const struct wording_word *words = sentence->passage->wording.words;
	unsigned set = 0;
	for (size_t i = sentence->first; i < sentence->next; i++)
		for (size_t p = 0; p < sizeof places / sizeof *places; p++) {
			bool there = !doing || ((1u << p & PLACE_WAYS || is_where(words[i].lower)) && !is_limited(sentence, i));
			if (there && wording_begins(&words[i], places[p].words) && is_denied_at(sentence, i) == denied)
				set |= 1u << p;
		}
	return set;
}

/* The places of all sentences of a text but one. */
static unsigned
places_of(const struct placed_text *passage, const struct sentence *but)
{
	unsigned set = 0;
	for (struct sentence sentence = {.passage = passage}; sentence_next(&sentence);)
		if (!(but && but->passage == passage && but->first == sentence.first))
			set |= places_of_sentence(&sentence, false, false);
	return set;
}

static unsigned
places_of_text(struct arena *arena, const char *text)
{
	struct placed_text passage = {.wording = wording_read(arena, "hu", text ? text : "")};
	return places_of(&passage, NULL);
}

/* What an entry of a register is called and where it is; 0: there is none. */
static unsigned
places_of_entry(const struct service_page *page, struct arena *arena, enum kind kind, const char *id)
{
	const struct entry *entry = id ? source_find(page->known->sources, kind, id) : NULL;
	if (!entry)
		return 0;
	unsigned name = places_of_text(arena, node_text(node_get(entry->node, "name")));
	return name | places_of_text(arena, node_text(node_get(entry->node, "where")));
}

/* The places that the page has as data. */
static unsigned
places_of_page(const struct service_page *page, struct arena *arena)
{
	unsigned set = places_of_entry(page, arena, KIND_AUTHORITY, node_get_string(page->service->node, "authority"));
	for (const struct node *item = node_first(node_get(page->service->node, "channels")); item; item = item->next) {
		const struct node *kind = node_get(item, "kind");
		set |= places_of_entry(page, arena, KIND_OFFICE_KIND, node_get_string(item, "office_kind"));
		set |= places_of_text(arena, node_text(node_get(item, "where"))) | places_of_text(arena, node_text(node_get(item, "note")));
		set |= node_is(kind, "online") || node_is(kind, "email") ? PLACE_ONLINE : 0;
		set |= (node_is(kind, "post") ? PLACE_POST : 0) | (node_is(kind, "phone") ? PLACE_PHONE : 0);
	}
	return set;
}

/* The places that the page's texts name, but for one sentence. */
static unsigned
places_said(const struct service_page *page, const struct sentence *but)
{
	unsigned set = 0;
	for (size_t i = 0; i < page->count; i++)
		set |= places_of(&page->passages[i], but);
	return set;
}

/* The places where one does other things for it, too. */
static unsigned
places_on_the_way(void)
{
	unsigned set = 0;
	for (size_t p = 0; p < sizeof places / sizeof *places; p++)
		set |= places[p].on_the_way ? 1u << p : 0;
	return set;
}

/* Where one does it, by the words of the sentence or its question. */
static const char *const doing[] = {"kér", "kérh", "adhat", "adja", "intéz", "menj", "mehet", "vigye", "viheti", "nyújt",
	"leadhat", "beadhat", "jelent", "fordul",
	"ahhoz", "annál", "küld", "átvehet", "felvesz", "átvesz", "tegye", "foglal", "időpont", "hol", "hova", "hová", "kinek",
	"keres", "elintéz", "igényel", NULL};

static void
look_for_office(const struct service_page *page, const struct sentence *sentence, struct hits *hits, const void *data)
{
	static const char *const other[] = {"kérdez", "értesít", "küldi", "kapja", NULL};
	static const char *const applying[] = {"kérhet", "beadhat", "adja", "adhat", "intézhet", "elintézhet", "benyújthat",
		"igényelhet", "beküldhet", "jelentheti", "vigye", "kérje", "intézze", "menjen", "menjenek", "foglal", NULL};
	if (sentence_is_of_mistakes(sentence) || !sentence_or_question_says(sentence, doing) || sentence_says(sentence, other))
		return;
	unsigned known = *(const unsigned *)data, here = places_of_sentence(sentence, true, false);
	if (!(here & ~known))
		return;
	unsigned said = places_said(page, sentence);
	if (sentence_or_question_says(sentence, applying))
		said &= places_on_the_way();
	if (here & ~known & ~said)
		sentence_hit(hits, sentence, "channels");
}

/* The places at whose counter everybody can do it. */
static unsigned
places_of_counters(const struct service_page *page, struct arena *arena)
{
	unsigned set = 0;
	for (const struct node *item = node_first(node_get(page->service->node, "channels")); item; item = item->next)
		if (node_is(node_get(item, "kind"), "counter") && !node_has(item, "when"))
			set |= places_of_entry(page, arena, KIND_OFFICE_KIND, node_get_string(item, "office_kind"));
	return set;
}

/* data: the places of counters; a sentence says that it cannot be done at one. */
static void
look_for_refused(const struct service_page *page, const struct sentence *sentence, struct hits *hits, const void *data)
{
	static const char *const refusing[] = {"intéz", "veszik", "vesznek", "kérhet", "adhat", "lehet", "foglalkoz", "fogad", "beadhat", NULL};
	bool is_data = !strncmp(sentence->passage->field, "channels", strlen("channels"));
	(void)page;
	bool may_refuse = !is_data && is_denied(sentence) && sentence_says(sentence, refusing);
	if (may_refuse && *(const unsigned *)data & ~places_on_the_way() & places_of_sentence(sentence, true, true))
		sentence_hit(hits, sentence, "channels");
}

void
rule_office(const struct service_page *page, struct hits *hits)
{
	unsigned counters = places_of_counters(page, hits->arena);
	sentences_each(page, hits, &counters, look_for_refused);
	unsigned known = places_of_page(page, hits->arena);
	sentences_each(page, hits, &known, look_for_office);
}

/* --------------------------------------------------------------------- in whose town -- */

enum bound {
	BOUND_UNSAID = 0,
	BOUND_HOME = 1,     /* where one lives */
	BOUND_ANYWHERE = 2,
	BOUND_EVENT = 4,    /* where it happened, where the house stands */
	BOUND_LAST = 8,     /* where the dead person lived */
};

/* How a sentence says which town counts: two words, the second within some words after the first. */
static const struct bound_words {
	enum bound bound;
	const char *one, *two;
} bound_words[] = {
	{BOUND_HOME, "lakóhely", "szerint"}, {BOUND_HOME, "lakcím", "szerint"}, {BOUND_HOME, "lakhely", "szerint"},
	{BOUND_HOME, "lakóhely", "önkormányzat"},
	{BOUND_HOME, "lakóhely", "jegyző"}, {BOUND_HOME, "lakóhely", "polgármester"}, {BOUND_HOME, "lakóhely", "anyakönyvvezető"},
	{BOUND_HOME, "lakóhely", "hivatal"},
	{BOUND_HOME, "lakóhely", "kormányablak"}, {BOUND_HOME, "ahol", "lakik"},
	{BOUND_HOME, "ön", "lakik"}, {BOUND_HOME, "lakásához", "közel"}, {BOUND_HOME, "lakása", "tartozik"}, {BOUND_HOME, "ahová", "bejelent"},
	{BOUND_HOME, "ahol", "bejelent"}, {BOUND_HOME, "saját", "kerület"}, {BOUND_HOME, "saját", "járás"},
	{BOUND_ANYWHERE, "bármely", "kormányablak"}, {BOUND_ANYWHERE, "bármely", "önkormányzat"}, {BOUND_ANYWHERE, "bármely", "hivatal"},
	{BOUND_ANYWHERE, "bármely", "jegyző"}, {BOUND_ANYWHERE, "bármely", "anyakönyv"}, {BOUND_ANYWHERE, "bármely", "polgármester"},
	{BOUND_ANYWHERE, "akármely", "kormányablak"}, {BOUND_ANYWHERE, "akármely", "hivatal"}, {BOUND_ANYWHERE, "legközelebbi", "kormányablak"},
	{BOUND_ANYWHERE, "legközelebbi", "hivatal"}, {BOUND_ANYWHERE, "mindegy", "melyik"}, {BOUND_ANYWHERE, "mindegy", "hol"},
	{BOUND_ANYWHERE, "bárhol", "országban"},
	{BOUND_ANYWHERE, "ország", "bármely"}, {BOUND_ANYWHERE, "lakóhelyétől", "függetlenül"}, 
	{BOUND_EVENT, "haláleset", "hely"}, {BOUND_EVENT, "haláleset", "történt"}, {BOUND_EVENT, "esemény", "hely"},
	{BOUND_EVENT, "ingatlan", "fekvés"},
	{BOUND_EVENT, "ingatlan", "helye"}, {BOUND_EVENT, "székhelye", "szerint"}, {BOUND_EVENT, "ahol", "meghalt"},
	{BOUND_EVENT, "ahol", "született"},
	{BOUND_EVENT, "ahol", "történt"}, {BOUND_EVENT, "ahol", "esküvő"}, {BOUND_HOME, "ahol", "lakcím"},
	{BOUND_HOME, "ahol", "lakóhely"}, {BOUND_LAST, "utolsó", "lakcím"}, {BOUND_LAST, "utolsó", "lakóhely"},
	{BOUND_LAST, "ahol", "élt"}, {BOUND_LAST, "ahol", "lakott"}, {BOUND_LAST, "utoljára", "lak"},
};

/* Whether the two stand in the sentence, near to each other. */
static bool
stands(const struct bound_words *bound, const struct sentence *sentence)
{
	enum { NEAR = 3 };
	const struct wording_word *words = sentence->passage->wording.words;
	for (size_t i = sentence->first; i < sentence->next; i++)
		for (size_t k = i + 1; letters_begin(words[i].lower, bound->one) && k < sentence->next && k <= i + NEAR; k++)
			if (letters_begin(words[k].lower, bound->two))
				return true;
	return false;
}

/* Which towns count by a sentence; together they are a set. */
static unsigned
bound_of(const struct sentence *sentence)
{
	unsigned set = BOUND_UNSAID;
	for (size_t i = 0; i < sizeof bound_words / sizeof *bound_words; i++)
		if (stands(&bound_words[i], sentence))
			set |= bound_words[i].bound;
	return set & BOUND_LAST ? set & ~(unsigned)BOUND_HOME : set; /* "az utolsó lakóhelye szerinti" has the words of both */
}

static unsigned
bound_of_text(struct arena *arena, const char *text)
{
	struct placed_text passage = {.wording = wording_read(arena, "hu", text ? text : "")};
	struct sentence sentence = {.passage = &passage, .next = passage.wording.count};
	return bound_of(&sentence);
}

/* What the page's ways are bound to. */
static unsigned
bounds_of(const struct service_page *page, struct arena *arena)
{
	unsigned bounds = BOUND_UNSAID;
	for (const struct node *item = node_first(node_get(page->service->node, "channels")); item; item = item->next) {
		const char *kind = node_get_string(item, "office_kind"), *where = node_text(node_get(item, "where"));
		const struct entry *office = kind ? source_find(page->known->sources, KIND_OFFICE_KIND, kind) : NULL;
		if (!where && office)
			where = node_text(node_get(office->node, "where"));
		bounds |= bound_of_text(arena, where);
	}
	return bounds;
}

static void
look_for_bound(const struct service_page *page, const struct sentence *sentence, struct hits *hits, const void *data)
{
	static const char *const home[] = {"lakóhely", "lakcím", "lakik", NULL}, *const matters[] = {"számít", NULL};
	unsigned bounds = *(const unsigned *)data, bound = bound_of(sentence);
	bool no_matter = is_denied(sentence) && sentence_says(sentence, matters);
	if (no_matter && bounds && ((bound && !(bounds & ~bound)) || (bounds == BOUND_HOME && sentence_says(sentence, home))))
		sentence_hit(hits, sentence, "channels");
	bool one = bound && !(bound & (bound - 1));
	(void)page;
	if (one && bounds && !(bound & bounds) && !is_denied(sentence) && sentence_or_question_says(sentence, doing))
		sentence_hit(hits, sentence, "channels");
}

void
rule_place(const struct service_page *page, struct hits *hits)
{
	unsigned bounds = bounds_of(page, hits->arena);
	sentences_each(page, hits, &bounds, look_for_bound);
}

/* ------------------------------------------------------------- otherwise than at a counter -- */

/* How it can be done. */
struct ways {
	bool counter, online, always_online, post, phone, counter_only;
};

static void
look_for_online(const struct service_page *page, const struct sentence *sentence, struct hits *hits, const void *data)
{
	const struct ways *ways = data;
	static const char *const online[] = {"interneten", "online", "elektronikusan", "e-mailben", "magyarorszag", NULL},
		*const by_post[] = {"postán", "boríték", NULL},
		*const by_phone[] = {"telefonon", NULL};
	static const struct word_pair at_home[] = {{"kell", "bemenn"}, {"kell", "személyesen"}, {"kell", "odamenn"},
		{"kell", "elmenn"}, {NULL, NULL}};
	static const char *const from_home[] = {"otthonról", NULL}, *const no[] = {"nem", NULL},
		*const some[] = {"gyermek", "aki", "alatt", NULL};
	static const char *const may[] = {"intézhet", "kérhet", "beadhat", "küldhet", "elküldhet", "beküldhet", "feladhat",
		"elintézhet", "adja", "küldje", "kérje", "intézze", NULL};
	static const char *const negations[] = {"nem", "csak", "sem", NULL},
		*const doing_it[] = {"intéz", "kér", "adhat", "adja", "lehet", NULL};
	static const struct word_pair not_online[] = {{"interneten", "nem"}, {"online", "nem"}, {"csak", "személyesen"}, {NULL, NULL}};
	if (!strncmp(sentence->passage->field, "channels", strlen("channels")) || sentence_is_of_mistakes(sentence))
		return; /* the first is the data */
	static const char *const at_counter[] = {"pult", "ügyfélszolgálat", "személyesen", "bemehet", NULL};
	(void)page;
	bool offers_it = sentence_says(sentence, may) && !sentence_denies(sentence, negations);
	if (ways->always_online && sentence_has(sentence, not_online) && sentence_says(sentence, doing_it))
		sentence_hit(hits, sentence, "channels");
	else if (!ways->counter && sentence_says(sentence, at_counter) && !sentence_denies(sentence, negations))
		sentence_hit(hits, sentence, "channels");
	else if (offers_it && ((!ways->online && sentence_says(sentence, online)) || (!ways->post && sentence_says(sentence, by_post)) ||
		(!ways->phone && sentence_says(sentence, by_phone))))
		sentence_hit(hits, sentence, "channels");
	else if (ways->counter_only && !sentence_says(sentence, some) &&
	    ((offers_it && sentence_says(sentence, from_home)) || (sentence_says(sentence, no) && sentence_has(sentence, at_home))))
		sentence_hit(hits, sentence, "channels");
}

void
rule_online(const struct service_page *page, struct hits *hits)
{
	struct ways ways = {.counter_only = true};
	for (const struct node *item = node_first(node_get(page->service->node, "channels")); item; item = item->next) {
		const struct node *kind = node_get(item, "kind");
		bool online = node_is(kind, "online") || node_is(kind, "email");
		ways.counter |= node_is(kind, "counter") || node_is(kind, "consulate");
		ways.online |= online;
		ways.always_online |= online && !node_has(item, "when");
		ways.post |= node_is(kind, "post");
		ways.phone |= node_is(kind, "phone");
		ways.counter_only &= node_is(kind, "counter") || node_is(kind, "consulate");
	}
	sentences_each(page, hits, &ways, look_for_online);
}
