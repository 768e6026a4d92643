#include "data/editor/language/language.h"

#include <stdio.h>
#include <string.h>

#include "data/editor/faults/editor_words.h"
#include "data/editor/language/stated.h"

/* An entry whose texts are being gathered. */
struct gathering {
	struct language *language;
	const struct messages *texts;
	const struct entry *entry;
	bool spelling;
	struct list passages[1 + LANGUAGES]; /* Hungarian, then as in `languages` */
};

static const char *
language_of(size_t i)
{
	return i ? languages[i - 1] : "hu";
}

static bool
is_one_of(const char *name, const char *const *names)
{
	for (; *names; names++)
		if (!strcmp(name, *names))
			return true;
	return false;
}

/* What a text is for; 0: only its spelling counts. */
static enum text_use
use_of(enum kind kind, const char *field)
{
	static const char *const names[] = {"name", "term", "whose", "where", "verified_by", "bundles.name", NULL};
	static const char *const heads[] = {"ask", "options.text", "options.case", "questions.ask", "questions.options.text",
		"questions.options.case", "faq.question", NULL};
	static const char *const papers[] = {"requirements.note", "requirements.notes.text", "note", "notes.text", "what", "looks", "from",
		"caution", NULL};
	if (kind == KIND_OFFICE || kind == KIND_MATTER || kind == KIND_CATALOGUE || !strcmp(field, "forms.name"))
		return 0; /* a form is called what is printed on it */
	if (is_one_of(field, names))
		return USE_NAME;
	if (is_one_of(field, heads))
		return USE_HEAD;
	if (kind != KIND_SERVICE ? is_one_of(field, papers) : is_one_of(field, papers) && strchr(field, '.'))
		return USE_PAPER;
	return USE_PROSE;
}

static void
gather(struct gathering *gathering, size_t lang, const struct node *node, const char *text, const char *field)
{
	struct language *language = gathering->language;
	const char *code = language_of(lang);
	struct placed_text *passage = arena_alloc(&language->arena, sizeof *passage);
	*passage = (struct placed_text){
		.wording = wording_read(&language->arena, code, text), .use = use_of(gathering->entry->kind, field),
		.owner = gathering->entry, .node = node,
		.field = lang ? arena_printf(&language->arena, "%s [%s]", field, code) : field,
	};
	passage->phrases = phrases_in(&language->known.phrases, &language->arena, &passage->wording);
	*LIST_ADD(&gathering->passages[lang], &language->arena, struct placed_text) = *passage;
	*LIST_ADD(&language->passages, &language->arena, struct placed_text *) = passage;
}

static void
take_text(void *closure, struct node *node, const struct field *field, const struct shape *shape, const struct path *path)
{
	struct gathering *gathering = closure;
	const char *text = shape->type == VALUE_TEXT || shape->type == VALUE_STEP ? node_text(node) : NULL;
	(void)field;
	if (!text)
		return;
	const char *where = arena_strdup(&gathering->language->arena, faults_field(gathering->language->faults, path));
	gather(gathering, 0, node, text, where);
	for (size_t i = 0; i < (gathering->spelling ? LANGUAGES : 1); i++)
		if (node->number && (text = messages_translation(gathering->texts, i, node)))
			gather(gathering, 1 + i, node, text, where);
}

/* ---------------------------------------------------------------------- findings -- */

void
language_add(struct language *language, const struct remark *finding)
{
	*LIST_ADD(&language->remarks, &language->arena, struct remark) = *finding;
}

static void
take_hits(struct language *language, const struct entry *owner, const struct language_rule *rule, const struct hits *hits)
{
	const struct hit *items = hits->list.items;
	for (size_t i = 0; i < hits->list.count; i++) {
		const struct hit *hit = &items[i];
		const char *amount = arena_printf(&language->arena, "{amount:%s}", hit->instead ? hit->instead : "");
		language_add(language, &(struct remark){
			.rule = rule, .owner = owner, .place = hit->node->place, .field = hit->field, .is_error = rule->is_error,
			.text = WORDS_FILL(&language->arena, editor_word(language->lang, rule->msgid), {"found", hit->found},
			    {"instead", hit->instead ? hit->instead : ""}, {"amount", amount}),
		});
	}
}

static void
judge_texts(struct language *language, const struct entry *owner, const struct list *passages)
{
	const struct placed_text *items = passages->items;
	for (size_t r = 0; r < rule_count; r++) {
		struct hits hits = {.arena = &language->arena};
		for (size_t i = 0; rules[r].look && i < passages->count; i++)
			if (items[i].use & rules[r].uses && strstr(rules[r].langs, items[i].wording.lang))
				rules[r].look(&language->known, &items[i], &hits);
		take_hits(language, owner, &rules[r], &hits);
	}
}

static void
judge_page(struct language *language, const struct entry *service, const struct list *passages)
{
	struct service_page page = {.known = &language->known, .service = service, .passages = passages->items, .count = passages->count};
	struct stated stated = stated_read(&language->arena, &page);
	page.stated = &stated;
	for (size_t r = 0; r < rule_count; r++) {
		struct hits hits = {.arena = &language->arena};
		if (!rules[r].look_at_page)
			continue;
		rules[r].look_at_page(&page, &hits);
		take_hits(language, service, &rules[r], &hits);
	}
}

static void
measure(struct language *language, const struct entry *service, const struct list *passages)
{
	const struct placed_text *items = passages->items;
	struct measure *measure = LIST_ADD(&language->measures, &language->arena, struct measure);
	measure->service = service;
	for (size_t i = 0; i < passages->count; i++)
		if (items[i].use & (USE_PAPER | USE_PROSE)) {
			measure->sentences += items[i].wording.sentences;
			measure->words += items[i].wording.count;
		}
}

static bool
is_wanted(const struct language_options *options, const struct entry *entry)
{
	bool wanted = !options->count;
	for (size_t i = 0; i < options->count && !wanted; i++)
		wanted = !strcmp(options->ids[i], entry->id);
	return wanted && !entry->service && entry->node->kind == NODE_MAP && entry->kind != KIND_CONCEPT;
}

static void
look_at(struct language *language, const struct messages *texts, const struct entry *entry, bool spelling)
{
	struct gathering gathering = {.language = language, .texts = texts, .entry = entry, .spelling = spelling};
	shape_visit(entry->node, kind_shape(entry->kind), &(struct shape_visitor){take_text, &gathering});
	judge_texts(language, entry, &gathering.passages[0]);
	judge_texts(language, entry, &gathering.passages[1]);
	if (entry->kind != KIND_SERVICE)
		return;
	judge_page(language, entry, &gathering.passages[0]);
	measure(language, entry, &gathering.passages[0]);
}

void
language_look(struct language *language, const struct sources *sources, const struct messages *texts,
    const struct language_options *options)
{
	*language = (struct language){.lang = sources->faults->lang, .faults = sources->faults};
	known_read(&language->known, &language->arena, sources, options->today);
	for (size_t kind = 0; kind < KIND_COUNT; kind++)
		for (size_t i = 0; i < sources->of[kind].count; i++)
			if (is_wanted(options, sources->of[kind].items[i]))
				look_at(language, texts, sources->of[kind].items[i], options->spelling);
}

void
language_free(struct language *language)
{
	known_free(&language->known);
	arena_free(&language->arena);
}

/* ------------------------------------------------------------------------ reports -- */

void
language_report(const struct language *language, struct faults *faults)
{
	const struct remark *items = language->remarks.items;
	for (size_t i = 0; i < language->remarks.count; i++) {
		const char *text = arena_strdup(&faults->arena, items[i].text);
		if (items[i].is_error)
			fault(faults, items[i].place, items[i].field, text);
		else
			notice(faults, items[i].place, items[i].field, text);
	}
}

static void
print_measure(struct language *language, const char *name, const struct measure *measure, FILE *out)
{
	struct arena *arena = &language->arena;
	const char *mean = measure->sentences ? arena_printf(arena, "%.1f", (double)measure->words / (double)measure->sentences) : "0";
	fprintf(out, "%s: %s\n", name, WORDS_FILL(arena, editor_word(language->lang,
	    W("errors: {errors}, remarks: {remarks}, sentences: {sentences}, words in a sentence: {mean}")),
	    {"errors", arena_printf(arena, "%zu", measure->errors)}, {"remarks", arena_printf(arena, "%zu", measure->remarks)},
	    {"sentences", arena_printf(arena, "%zu", measure->sentences)}, {"mean", mean}));
}

/* Adds the findings of an owner (NULL: all). */
static void
count_remarks(const struct language *language, const struct entry *owner, struct measure *measure)
{
	const struct remark *items = language->remarks.items;
	for (size_t i = 0; i < language->remarks.count; i++) {
		measure->errors += (!owner || items[i].owner == owner) && items[i].is_error;
		measure->remarks += (!owner || items[i].owner == owner) && !items[i].is_error;
	}
}

void
language_print_summary(struct language *language, FILE *out)
{
	struct measure *items = language->measures.items, all = {.service = NULL};
	for (size_t i = 0; i < language->measures.count; i++) {
		count_remarks(language, items[i].service, &items[i]);
		print_measure(language, items[i].service->id, &items[i], out);
		all.sentences += items[i].sentences;
		all.words += items[i].words;
	}
	count_remarks(language, NULL, &all);
	print_measure(language, editor_word(language->lang, W("all together")), &all, out);
}
