/* `kalauz-data translations`: how much is translated, what changes of the sources took away, and what the translations
 * that are there would say. */
#include "data/editor/commands/commands.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "data/base/hash.h"
#include "data/editor/commands/arguments.h"
#include "data/editor/commands/changes.h"
#include "data/editor/commands/po_entries.h"
#include "data/editor/commands/po_print.h"
#include "data/editor/faults/editor_words.h"
#include "data/editor/faults/say.h"
#include "data/editor/lint/check.h"
#include "data/editor/source/source_folder.h"
#include "data/editor/source/source_registers.h"
#include "data/editor/source/source_requirements.h"
#include "data/limits.h"

enum { MOST_WORDS = 48, ALIKE_PERCENT = 70, PROGRESS_EVERY = 64 };

/* The words of a text, as numbers. */
struct word_set {
	uint64_t words[MOST_WORDS];
	size_t count;
};

struct translations_view {
	struct checked checked;
	struct arena arena;
	const char *lang, *only; /* of the messages; of the translations, or NULL: each */
	const char *id;          /* only what is of that entry and of the papers it asks for, or NULL */
	struct table papers;     /* their ids */
	bool suggests, writes;
	size_t language;         /* that is being told of */
	size_t gone;             /* entries of that whose text is nowhere */
	struct word_set *sets;   /* of each text, when needed */
	struct table there;      /* contexts and texts that the PO file has an entry for, translated or not */
	struct table former;     /* context → the struct po_entry of a text that is gone */
};

static const char *
words(struct translations_view *view, const char *msgid, const char *name, const char *value)
{
	return WORDS_FILL(&view->arena, editor_word(view->lang, msgid), {name, value});
}

static bool
is_wanted(const struct translations_view *view, const struct source_text *text)
{
	const struct entry *owner = text->owner->service ? text->owner->service : text->owner;
	return !view->id || !strcmp(owner->id, view->id) || !strcmp(text->owner->id, view->id) ||
	    (owner->kind == KIND_DOCUMENT && table_get(&view->papers, owner->id, strlen(owner->id)));
}

static void
note_paper(void *closure, const struct node *paper, unsigned choice, unsigned member)
{
	struct translations_view *view = closure;
	const char *id = node_get_string(paper, "document");
	(void)choice, (void)member;
	if (id)
		*table_at(&view->papers, id, strlen(id)) = view;
}

static void
note_requirement(void *closure, const struct source_item *item)
{
	papers_each(item, note_paper, closure);
}

static void
gather_papers(struct translations_view *view)
{
	const struct entry *service = view->id ? source_find(&view->checked.sources, KIND_SERVICE, view->id) : NULL;
	if (service)
		source_requirements_each(&view->checked.sources, service, note_requirement, view);
}

/* ---------------------------------------------------------------------- coverage -- */

static void
print_coverage(struct translations_view *view)
{
	const struct messages *texts = &view->checked.texts;
	const char **translations = texts->translations[view->language];
	size_t all[KIND_COUNT] = {0}, done[KIND_COUNT] = {0}, sum = 0, sum_done = 0;
	for (size_t i = 0; i < texts->count; i++) {
		if (texts->items[i].same != i || !is_wanted(view, &texts->items[i]))
			continue;
		all[texts->items[i].owner->kind]++;
		done[texts->items[i].owner->kind] += translations[i] != NULL;
	}
	for (enum kind kind = 0; kind < KIND_COUNT; kind++) {
		sum += all[kind];
		sum_done += done[kind];
		if (all[kind])
			printf("%s\t%s\t%zu\t%zu\n", languages[view->language], editor_word(view->lang, kind_word(kind)), done[kind], all[kind]);
	}
	printf("%s\t%s\t%zu\t%zu\n", languages[view->language], editor_word(view->lang, W("all")), sum_done, sum);
}

/* ----------------------------------------------------------------------- dropped -- */

/* The first text of the context without a translation, or the first one at all; NULL: there is no such context. */
static const struct source_text *
text_of(const struct translations_view *view, const char *context)
{
	const struct messages *texts = &view->checked.texts;
	const struct source_text *found = NULL;
	size_t number = (uintptr_t)table_get(&texts->contexts, context, strlen(context));
	for (; number; number = texts->items[number - 1].next) {
		const struct source_text *text = &texts->items[number - 1];
		bool open = !texts->translations[view->language][text->same];
		if (open)
			return text;
		found = found ? found : text;
	}
	return found;
}

static void
take_entry(void *closure, const struct po_entry *entry)
{
	struct translations_view *view = closure;
	const struct messages *texts = &view->checked.texts;
	if (!*entry->msgstr || messages_find(texts, entry->context, entry->msgid) >= 0)
		return;
	const struct source_text *now = text_of(view, entry->context);
	bool open = now && !texts->translations[view->language][now->same];
	if (!open) {
		view->gone++;
		return;
	}
	if (!is_wanted(view, now))
		return;
	printf("%s/%s.po:%u: %s\n", TRANSLATIONS_FOLDER, languages[view->language], entry->line, entry->context);
	printf("  %s\n  %s\n  %s\n", words(view, W("was: {text}"), "text", entry->msgid), words(view, W("is: {text}"), "text", now->msgid),
	    words(view, W("translated: {text}"), "text", entry->msgstr));
}

/* What the PO file has for texts that have changed since. */
static void
print_dropped(struct translations_view *view)
{
	struct faults *faults = &view->checked.faults;
	const char *path = arena_printf(&view->arena, "%s/" TRANSLATIONS_FOLDER "/%s.po", view->checked.sources.folder,
	    languages[view->language]);
	struct bytes bytes;
	if (!bytes_read(faults, faults_file(faults, path), &view->arena, LIMIT_PO_SIZE, &bytes))
		return;
	view->gone = 0;
	po_entries_each(&view->arena, bytes.data, take_entry, view);
	if (view->gone && !view->id)
		printf("%s\n", WORDS_FILL(&view->arena, editor_word(view->lang, W("{file}: {count} translations are of texts that are gone")),
		    {"file", path}, {"count", arena_printf(&view->arena, "%zu", view->gone)}));
}

/* ------------------------------------------------------------------- suggestions -- */

static int
by_number(const void *a, const void *b)
{
	const uint64_t *x = a, *y = b;
	return (*x > *y) - (*x < *y);
}

static struct word_set
set_of(const char *text)
{
	struct word_set set = {.count = 0};
	for (const char *s = text; *s && set.count < MOST_WORDS; s += strspn(s, " .,;:!?")) {
		size_t size = strcspn(s, " .,;:!?");
		if (size)
			set.words[set.count++] = hash_of(s, size, 0);
		s += size;
	}
	if (set.count)
		qsort(set.words, set.count, sizeof *set.words, by_number);
	return set;
}

/* How much of both is the same, in percent. */
static unsigned
likeness(const struct word_set *x, const struct word_set *y)
{
	size_t i = 0, k = 0, common = 0;
	while (i < x->count && k < y->count)
		if (x->words[i] == y->words[k])
			common++, i++, k++;
		else if (x->words[i] < y->words[k])
			i++;
		else
			k++;
	return x->count + y->count ? (unsigned)(200 * common / (x->count + y->count)) : 0;
}

/* The translated text that is most like it; NULL: none is near. */
static const struct source_text *
memory_of(const struct translations_view *view, size_t number, unsigned *percent)
{
	const struct messages *texts = &view->checked.texts;
	const struct source_text *best = NULL;
	*percent = ALIKE_PERCENT - 1;
	for (size_t i = 0; i < texts->count && *percent < 100; i++) {
		unsigned like;
		if (texts->items[i].same != i || !texts->translations[view->language][i])
			continue;
		like = !strcmp(texts->items[i].msgid, texts->items[number].msgid) ? 100 : likeness(&view->sets[i], &view->sets[number]);
		if (like > *percent) {
			*percent = like;
			best = &texts->items[i];
		}
	}
	return best;
}

static void
print_suggestion(struct translations_view *view, size_t number)
{
	const struct messages *texts = &view->checked.texts;
	const struct source_text *text = &texts->items[number];
	unsigned percent;
	const struct source_text *memory = memory_of(view, number, &percent);
	printf("%s\t%s:%u\t%s\n  %s\n", languages[view->language], faults_path(&view->checked.faults, text->place.file),
	    (unsigned)text->place.line, text->context, text->msgid);
	if (!memory)
		return;
	printf("  %u%%: %s\n", percent, texts->translations[view->language][memory->same]);
	if (strcmp(memory->msgid, text->msgid))
		printf("  %s\n", words(view, W("which is of: {text}"), "text", memory->msgid));
}

/* Every text that is not translated, with what the memory knows. */
static void
print_suggestions(struct translations_view *view)
{
	const struct messages *texts = &view->checked.texts;
	bool shows = isatty(STDERR_FILENO);
	for (size_t i = 0; i < texts->count; i++) {
		if (shows && i % PROGRESS_EVERY == 0)
			fprintf(stderr, "\r%s %zu / %zu", languages[view->language], i, texts->count);
		if (texts->items[i].same == i && !texts->translations[view->language][i] && is_wanted(view, &texts->items[i]))
			print_suggestion(view, i);
	}
	if (shows)
		fprintf(stderr, "\r\033[K");
}

/* ----------------------------------------------------------------------- writing -- */

static const char *
key_of(struct arena *arena, const char *context, const char *msgid)
{
	return arena_printf(arena, "%s\n%s", context, msgid);
}

static void
note_entry(void *closure, const struct po_entry *entry)
{
	struct translations_view *view = closure;
	const char *key = key_of(&view->arena, entry->context, entry->msgid);
	*table_at(&view->there, key, strlen(key)) = view;
	if (!*entry->msgstr || messages_find(&view->checked.texts, entry->context, entry->msgid) >= 0)
		return;
	struct po_entry *kept = arena_alloc(&view->arena, sizeof *kept);
	*kept = *entry;
	*table_at(&view->former, entry->context, strlen(entry->context)) = kept;
}

/* The texts without an entry, in the order of the sources. */
static const struct source_text **
texts_to_write(struct translations_view *view, size_t *count)
{
	const struct messages *texts = &view->checked.texts;
	const struct source_text **found = arena_array(&view->arena, texts->count, sizeof *found);
	*count = 0;
	for (size_t i = 0; i < texts->count; i++) {
		const struct source_text *text = &texts->items[i];
		const char *key = key_of(&view->arena, text->context, text->msgid);
		if (text->same == i && is_wanted(view, text) && !texts->translations[view->language][i] &&
		    !table_get(&view->there, key, strlen(key)))
			found[(*count)++] = text;
	}
	qsort(found, *count, sizeof *found, po_by_place);
	return found;
}

/* The entry, with the translation of the same text elsewhere; or above it, as help, what it was before it changed, else
 * a text like it, and its translation. True: it is filled. */
static bool
write_text(struct translations_view *view, FILE *stream, const struct source_text *text)
{
	const struct messages *texts = &view->checked.texts;
	unsigned percent;
	const struct source_text *memory = memory_of(view, text->same, &percent);
	const struct po_entry *former = table_get(&view->former, text->context, strlen(text->context));
	const char *known = memory ? texts->translations[view->language][memory->same] : NULL;
	bool filled = known && !strcmp(memory->msgid, text->msgid);
	if (!filled && former)
		fprintf(stream, "\n# %s\n# %s", former->msgid, former->msgstr);
	else if (!filled && known)
		fprintf(stream, "\n# %s\n# %s", memory->msgid, known);
	po_print_text(stream, &view->checked.faults, text, filled ? known : "");
	return filled;
}

/* An entry for each text that has none, at the end of the PO file. */
static bool
write_entries(struct translations_view *view)
{
	const char *path = arena_printf(&view->arena, "%s/" TRANSLATIONS_FOLDER "/%s.po", view->checked.sources.folder,
	    languages[view->language]);
	struct bytes old;
	struct faults *faults = &view->checked.faults;
	struct changes changes = {.lang = view->lang};
	char *bytes = NULL;
	size_t size, count, filled = 0, line = 2;
	if (!bytes_read(faults, faults_file(faults, path), &view->arena, LIMIT_PO_SIZE, &old))
		return false;
	po_entries_each(&view->arena, old.data, note_entry, view);
	const struct source_text **texts = texts_to_write(view, &count);
	FILE *stream = open_memstream(&bytes, &size);
	if (!stream)
		abort();
	for (size_t i = 0; i < count; i++)
		filled += write_text(view, stream, texts[i]);
	fclose(stream);
	for (size_t i = 0; i < old.size; i++)
		line += old.data[i] == '\n';
	const char *whole = arena_printf(&view->arena, "%s%s", old.data, changes_line_ends(&view->arena, old.data, bytes));
	changes_write(&changes, path, whole, strlen(whole));
	bool good = !count || changes_apply(&changes);
	if (good)
		printf("%s:%zu: %s\n", path, line, WORDS_FILL(&view->arena, editor_word(view->lang, W("{count} texts to translate, of which "
		    "{filled} have the translation of the same text; write the others between the quotation marks behind msgstr")),
		    {"count", arena_printf(&view->arena, "%zu", count)}, {"filled", arena_printf(&view->arena, "%zu", filled)}));
	changes_free(&changes);
	table_free(&view->there);
	table_free(&view->former);
	free(bytes);
	return good;
}

/* ----------------------------------------------------------------------- command -- */

static bool
knows_language(const struct translations_view *view)
{
	for (size_t i = 0; view->only && i < LANGUAGES; i++)
		if (!strcmp(languages[i], view->only))
			return true;
	if (view->only)
		SAY(view->lang, "the content has no language \"{value}\"; write one of: {known}", {"value", view->only},
		    {"known", "en, de, uk"});
	return !view->only;
}

static bool
knows_id(struct translations_view *view)
{
	for (size_t kind = 0; view->id && kind < KIND_COUNT; kind++)
		if (source_find(&view->checked.sources, (enum kind)kind, view->id))
			return true;
	if (view->id)
		SAY(view->lang, "there is no \"{value}\"; kalauz-data list --register names what there is", {"value", view->id});
	return !view->id;
}

static void
gather_words(struct translations_view *view)
{
	const struct messages *texts = &view->checked.texts;
	view->sets = arena_array(&view->arena, texts->count, sizeof *view->sets);
	for (size_t i = 0; i < texts->count; i++)
		view->sets[i] = set_of(texts->items[i].msgid);
}

static bool
tell_all(struct translations_view *view)
{
	bool good = true;
	gather_papers(view);
	if (view->suggests || view->writes)
		gather_words(view);
	for (view->language = 0; view->language < LANGUAGES; view->language++) {
		if (!view->checked.texts.translations[view->language] || (view->only && strcmp(view->only, languages[view->language])))
			continue;
		if (view->writes) {
			good &= write_entries(view);
			continue;
		}
		print_coverage(view);
		print_dropped(view);
		if (view->suggests)
			print_suggestions(view);
	}
	return good;
}

int
translations_command(int argc, char **argv)
{
	struct arguments arguments;
	struct translations_view view = {0};
	const struct own_option own[] = {{"into", &view.only, NULL}, {"suggest", NULL, &view.suggests},
		{"write", NULL, &view.writes}, {0}};
	if (!arguments_read_own(&arguments, argc, argv, own, 0, 1))
		return EXIT_USAGE;
	view.lang = arguments.lang;
	view.id = arguments.operand_count ? arguments.operands[0] : NULL;
	if (!knows_language(&view))
		return EXIT_USAGE;
	check_read_for(&view.checked, arguments.folder, arguments.lang, view.id);
	bool good = !faults_print(&view.checked.faults, stderr) && knows_id(&view) && tell_all(&view);
	table_free(&view.papers);
	check_free(&view.checked);
	arena_free(&view.arena);
	return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
