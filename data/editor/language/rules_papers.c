/* What a page says of a paper in two ways: original or copy, how many, needed or not. */
#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "data/editor/language/quantities.h"
#include "data/editor/language/rules.h"
#include "data/editor/language/sentences.h"

/* A paper that the page asks for. */
struct paper {
	struct wording name;
	const struct node *node; /* the requirement, or one of a set */
	const char *form;        /* "original", if it is not said */
	bool always;             /* everybody must bring it */
};

struct papers {
	const struct service_page *page;
	struct arena *arena;
	struct list list; /* struct paper */
};

static void
add_paper(struct papers *papers, const struct node *node, bool always)
{
	const char *id = node_get_string(node, "document"), *form = node_get_string(node, "form");
	const struct entry *document = id ? source_find(papers->page->known->sources, KIND_DOCUMENT, id) : NULL;
	const char *name = document ? node_text(node_get(document->node, "name")) : NULL;
	if (name)
		*LIST_ADD(&papers->list, papers->arena, struct paper) =
		    (struct paper){wording_read(papers->arena, "hu", name), node, form ? form : "original", always};
}

/* The papers of a requirement, which may be shared. */
static void
add_requirement(struct papers *papers, const struct node *item)
{
	const char *use = node_get_string(item, "use");
	const struct entry *shared = use ? source_find(papers->page->known->sources, KIND_REQUIREMENT, use) : NULL;
	const struct node *choice = node_get(shared ? shared->node : item, "one_of");
	add_paper(papers, shared ? shared->node : item, !node_has(item, "when") && !node_has(item, "if_held") && !shared);
	for (const struct node *set = node_first(choice); set; set = set->next)
		for (const struct node *paper = node_first(set); paper; paper = paper->next)
			add_paper(papers, paper, false);
}

static struct papers
papers_of(const struct service_page *page, struct arena *arena)
{
	struct papers papers = {.page = page, .arena = arena};
	for (const struct node *item = node_first(node_get(page->service->node, "requirements")); item; item = item->next)
		add_requirement(&papers, item);
	return papers;
}

/* ------------------------------------------------------------------ which paper is meant -- */

/* How many bytes of a word show what it is, whatever its ending. */
static size_t
stem_size(const char *word)
{
	enum { LETTERS = 6 };
	size_t size = 0;
	for (int i = 0; i < LETTERS && word[size]; i++)
		size += (size_t)u8_mblen((const uint8_t *)word + size, strlen(word + size));
	return size;
}

static bool
has_word(const struct wording *wording, const char *stem, size_t size)
{
	for (size_t i = 0; i < wording->count; i++)
		if (!strncmp(wording->words[i].lower, stem, size))
			return true;
	return false;
}

/* Whether the word tells one paper of the page from all others by another name. */
static bool
is_its_own(const struct papers *papers, const struct paper *paper, const char *stem, size_t size)
{
	const struct paper *items = papers->list.items;
	for (size_t i = 0; i < papers->list.count; i++)
		if (strcmp(items[i].name.text, paper->name.text) && has_word(&items[i].name, stem, size))
			return false;
	return true;
}

/* Whether a text has a word of the name that only this paper has. */
static bool
mentions(const struct papers *papers, const struct paper *paper, const struct wording *text)
{
	enum { LONG = 6 }; /* bytes */
	for (size_t n = 0; n < paper->name.count; n++) {
		const char *word = paper->name.words[n].lower;
		size_t size = stem_size(word);
		if (size >= LONG && has_word(text, word, size) && is_its_own(papers, paper, word, size))
			return true;
	}
	return false;
}

/* The only paper that a sentence is about: it, the question, or what stands before it in the text names it; a note beside a
 * paper is about that. NULL: there is none, or several. */
static const struct paper *
paper_meant(const struct papers *papers, const struct sentence *sentence)
{
	const struct paper *items = papers->list.items, *meant = NULL;
	struct wording alone = sentence->passage->wording;
	alone.words += sentence->first;
	alone.count = sentence->next - sentence->first;
	for (size_t i = 0; i < papers->list.count; i++) {
		bool beside = node_get(items[i].node, "note") == sentence->passage->node;
		bool named = mentions(papers, &items[i], &alone) ||
		    (sentence->question && mentions(papers, &items[i], &sentence->question->wording));
		if (!beside && !named)
			continue;
		if (meant && strcmp(meant->name.text, items[i].name.text))
			return NULL;
		meant = &items[i];
	}
	return meant;
}

/* ------------------------------------------------------------------- original or copy -- */

static const char *const copy[] = {"másolat", "fénymásolat", "fénymáso", NULL}, *const no[] = {"nem", "sem", "ne", "kevés", NULL};

/* Whether the sentence says that a copy will do. */
static bool
takes_copy(const struct sentence *sentence)
{
	static const char *const enough[] = {"elég", "elfogad", "megfelel", "jó", "elegendő", NULL};
	static const char *const original[] = {"eredeti", NULL}, *const not_true[] = {"hiteles", NULL};
	static const struct word_pair may_bring[] = {{"másolatot", "hoz"}, {"másolatot", "vi"}, {"másolata", "is"},
		{"másolat", "is"}, {"másolatban", "is"}, {NULL, NULL}};
	static const char *const making[] = {"készít", "kér", "kap", NULL};
	static const struct word_pair keeps_original[] = {{"eredetit", "hagy"}, {"eredeti", "nem"}, {"eredetit", "nem"},
		{"eredetire", "nincs"}, {NULL, NULL}};
	bool says_enough = sentence_says(sentence, enough) && !sentence_says(sentence, no);
	bool of_copy = sentence_says(sentence, copy) || (sentence_or_question_says(sentence, copy) && !sentence_says(sentence, original));
	bool brings = sentence_has(sentence, may_bring) && !sentence_says(sentence, no) && !sentence_says(sentence, making);
	return ((of_copy && says_enough) || brings || sentence_has(sentence, keeps_original)) && !sentence_says(sentence, not_true);
}

/* Whether the sentence says that no copy will do. */
static bool
refuses_copy(const struct sentence *sentence)
{
	static const char *const refusing[] = {"elég", "elfogad", "jó", "hoz", "vi", "vesz", "fogad", "kell", "megfelel", NULL};
	static const struct word_pair only_original[] = {{"csak", "eredeti"}, {"csak", "az eredeti"}, {"kizárólag", "eredeti"}, {NULL, NULL}};
	static const struct word_pair not_only[] = {{"nem", "csak"}, {"nem", "kell"}, {NULL, NULL}};
	bool refused = sentence_says(sentence, copy) && sentence_says(sentence, no) && sentence_says(sentence, refusing);
	return (refused && !sentence_has(sentence, not_only)) || sentence_has(sentence, only_original);
}

/* Whether the sentence tells to bring the original. */
static bool
wants_original(const struct sentence *sentence)
{
	static const char *const original[] = {"eredeti", NULL}, *const but[] = {"másol", "nem", "vagy", "mutass", "vissza", NULL};
	static const char *const bringing[] = {"vigy", "hoz", "kell", "ad", "nyújt", "csatol", "küld", "kér", NULL};
	return sentence_says(sentence, original) && sentence_says(sentence, bringing) && !sentence_says(sentence, but);
}

static void
look_for_form(const struct service_page *page, const struct sentence *sentence, struct hits *hits, const void *data)
{
	const struct paper *paper = paper_meant(data, sentence);
	(void)page;
	if (!paper)
		return;
	bool is_copy = !strcmp(paper->form, "copy"), is_original = !strcmp(paper->form, "original");
	bool refused = refuses_copy(sentence) || (is_copy && wants_original(sentence));
	if ((is_original && takes_copy(sentence) && !refused) || ((is_copy || !strcmp(paper->form, "either")) && refused))
		sentence_hit(hits, sentence, "requirements.form");
}

void
rule_form(const struct service_page *page, struct hits *hits)
{
	struct papers papers = papers_of(page, hits->arena);
	sentences_each(page, hits, &papers, look_for_form);
}

/* ---------------------------------------------------------------------------- how many -- */

static void
look_for_count(const struct service_page *page, const struct sentence *sentence, struct hits *hits, const void *data)
{
	static const char *const other[] = {"eredeti", "összesen", "külön", "még", NULL};
	(void)page;
	for (size_t i = sentence->first; i < sentence->next && !sentence_says(sentence, other); i++) {
		struct quantity quantity = quantity_at(&sentence->passage->wording, i);
		const struct paper *paper = quantity.kind == QUANTITY_PIECES ? paper_meant(data, sentence) : NULL;
		const char *count = paper ? node_get_string(paper->node, "count") : NULL;
		if (count && strtol(count, NULL, 10) != quantity.value)
			sentence_hit(hits, sentence, "requirements.count");
	}
}

void
rule_copies(const struct service_page *page, struct hits *hits)
{
	struct papers papers = papers_of(page, hits->arena);
	sentences_each(page, hits, &papers, look_for_count);
}

/* -------------------------------------------------------------------------- needed or not -- */

static void
look_for_not_needed(const struct service_page *page, const struct sentence *sentence, struct hits *hits, const void *data)
{
	enum { SHORT = 8 }; /* words: longer sentences say in which case */
	static const struct word_pair not_needed[] = {{"nem", "kell"}, {"nem", "kér"}, {"nem", "szükséges"}, {"sem", "kell"},
		{"nélkül", "is"}, {"otthon", "hagyhat"},
		{"nincs", "szükség"}, {NULL, NULL}};
	static const char *const but[] = {"ha", "új", "másol", "eredeti", "külön", "másik", "fordítás", "akkor", "fizet", "lead", "csak",
		"minden", "érvényes", "régi", "aki", "annak", "amikor", "miatt", "eset", NULL};
	const struct paper *paper = sentence->next - sentence->first <= SHORT && sentence_has(sentence, not_needed) &&
	    !sentence_or_question_says(sentence, but) ?
	    paper_meant(data, sentence) : NULL;
	(void)page;
	if (paper && paper->always)
		sentence_hit(hits, sentence, "requirements");
}

void
rule_not_needed(const struct service_page *page, struct hits *hits)
{
	struct papers papers = papers_of(page, hits->arena);
	sentences_each(page, hits, &papers, look_for_not_needed);
}
