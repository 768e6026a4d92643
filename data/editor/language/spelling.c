#include "data/editor/language/spelling.h"

#include <errno.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unictype.h>
#include <unistd.h>
#include <unistr.h>

#include "data/editor/faults/editor_words.h"
#include "data/editor/faults/say.h"
#include "data/editor/source/source_folder.h"
#include "data/editor/source/source_registers.h"
#include "data/search/stem.h"

extern char **environ;

enum { SPELLED = 4, SHORTEST = 4 };

static const struct spelled {
	const char *lang, *dictionary, *package;
} spelled[SPELLED] = {
	{"hu", "hu_HU", "hunspell-hu"}, {"en", "en_GB", "hunspell-en-gb"}, {"de", "de_DE", "hunspell-de-de"}, {"uk", "uk_UA", "hunspell-uk"},
};

/* A word, and where it stands first. */
struct spelt_word {
	const char *word;
	const struct placed_text *passage;
	size_t places;
	bool unknown;
};

/* The words of one language. */
struct spelt {
	const struct spelled *of;
	struct arena *arena;
	struct table index; /* word → struct spelt_word */
	struct list words;  /* struct spelt_word * */
	struct stemmer *stemmer;
	struct table known; /* stems of words that are right though no dictionary has them */
	bool missing;       /* there is no dictionary */
};

/* ------------------------------------------------------------------------- words -- */

/* As dictionaries have it: no soft hyphens, one apostrophe. */
static const char *
plain_word(struct arena *arena, const char *word, size_t size)
{
	char *out = arena_alloc(arena, size + 1), *end = out;
	for (size_t at = 0, bytes; at < size; at += bytes) {
		ucs4_t c = 0;
		bytes = (size_t)u8_mbtouc(&c, (const uint8_t *)word + at, size - at);
		if (c == 0xAD)
			continue;
		if (c == 0x2019 || c == 0x02BC)
			*end++ = '\'';
		else
			end = (char *)memcpy(end, word + at, bytes) + bytes;
	}
	if (end - out > 2 && !memcmp(end - 2, "'s", 2))
		end -= 2; /* of English */
	*end = '\0';
	return out;
}

/* Whether it can be looked up: letters, not all of them capitals, enough of them. */
static bool
can_be_spelt(const char *word)
{
	size_t letters = 0;
	bool small = false;
	ucs4_t c;
	for (const uint8_t *at = (const uint8_t *)word; (at = u8_next(&c, at)); letters++) {
		if (!uc_is_alpha(c) && c != '\'')
			return false;
		small |= letters > 0 && !uc_is_upper(c);
	}
	return letters >= SHORTEST && small;
}

static void
add_word(struct spelt *spelt, const struct placed_text *passage, const char *word, size_t size)
{
	const char *plain = plain_word(spelt->arena, word, size);
	if (!can_be_spelt(plain))
		return;
	void **at = table_at(&spelt->index, plain, strlen(plain));
	struct spelt_word *item = *at;
	if (!item) {
		*at = item = arena_alloc(spelt->arena, sizeof *item);
		*item = (struct spelt_word){.word = plain, .passage = passage};
		*LIST_ADD(&spelt->words, spelt->arena, struct spelt_word *) = item;
	}
	item->places++;
}

/* A word's parts between hyphens; those that hang on a hyphen are none. */
static void
add_parts(struct spelt *spelt, const struct placed_text *passage, const struct wording_word *word)
{
	const char *text = passage->wording.text, *start = text + word->start, *end = start + word->size;
	bool hangs = start > text && (start[-1] == '-' || start[-1] == '}' || start[-1] == '@' || start[-1] == '/');
	bool address = *end == '@' || (*end == '.' && end[1] && end[1] != ' ' && end[1] != ')' && end[1] != '"' && (unsigned char)end[1] < 128);
	if (word->is_number || hangs || address || *end == '-' || (start > text && start[-1] == '.'))
		return;
	for (size_t first = 0, size; first < word->size; first += size + 1) {
		size = strcspn(start + first, "-");
		size = size < word->size - first ? size : word->size - first;
		if (!first || !is_abbreviation(start, strcspn(start, "-")))
			add_word(spelt, passage, start + first, size);
	}
}

static void
add_words(struct spelt *spelt, const struct language *language)
{
	struct placed_text *const *items = language->passages.items;
	for (size_t i = 0; i < language->passages.count; i++)
		if (!strcmp(items[i]->wording.lang, spelt->of->lang) && items[i]->owner->kind != KIND_OFFICE)
			for (size_t w = 0; w < items[i]->wording.count; w++)
				add_parts(spelt, items[i], &items[i]->wording.words[w]);
}

/* ------------------------------------------------------------------- right all the same -- */

static const char *
stem_of(struct spelt *spelt, const char *word, size_t *size)
{
	struct wording wording = wording_read(spelt->arena, spelt->of->lang, word);
	*size = wording.count ? strlen(wording.words[0].lower) : 0;
	return wording.count ? stemmer_stem(spelt->stemmer, wording.words[0].lower, size) : "";
}

/* One line of the file: a word, perhaps with its language before it. */
static void
take_line(struct spelt *spelt, char *line)
{
	line[strcspn(line, "#\r\n")] = '\0';
	char *colon = strstr(line, ": "), *word = colon ? colon + 2 : line;
	const char *lang = colon ? arena_strndup(spelt->arena, line, (size_t)(colon - line)) : "hu";
	size_t size = strlen(word);
	while (size && word[size - 1] == ' ')
		word[--size] = '\0';
	if (!size || strcmp(lang, spelt->of->lang))
		return;
	size_t length;
	const char *stem = stem_of(spelt, plain_word(spelt->arena, word, size), &length);
	const char *kept = arena_strndup(spelt->arena, stem, length);
	*table_at(&spelt->known, kept, length) = spelt;
}

static void
read_known(struct spelt *spelt, const char *folder)
{
	FILE *in = fopen(folder_join(spelt->arena, folder, SPELLING_FILE), "re");
	char *line = NULL;
	size_t room = 0;
	while (in && getline(&line, &room, in) >= 0)
		take_line(spelt, line);
	free(line);
	if (in)
		fclose(in);
}

static bool
is_known(struct spelt *spelt, const char *word)
{
	size_t size;
	const char *stem = stem_of(spelt, word, &size);
	return table_get(&spelt->known, stem, size) != NULL;
}

/* --------------------------------------------------------------------- the program -- */

/* hunspell at work: what it reads and what it writes are files without a name. */
struct speller {
	FILE *in, *out;
	pid_t process; /* 0: it could not be started */
};

/* Starts it on the words that are unknown so far, or on all. */
static struct speller
speller_start(const struct spelt *spelt, const char *dictionary, bool only_unknown)
{
	struct spelt_word *const *words = spelt->words.items;
	size_t count = 0;
	for (size_t i = 0; i < spelt->words.count; i++)
		count += !only_unknown || words[i]->unknown;
	struct speller speller = {.in = count ? tmpfile() : NULL, .out = count ? tmpfile() : NULL};
	char *const arguments[] = {"hunspell", "-l", "-i", "utf-8", "-d", (char *)dictionary, NULL};
	posix_spawn_file_actions_t actions;
	if (!speller.in || !speller.out)
		return speller;
	for (size_t i = 0; i < spelt->words.count; i++)
		if (!only_unknown || words[i]->unknown)
			fprintf(speller.in, "%s\n", words[i]->word);
	fflush(speller.in);
	rewind(speller.in);
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_adddup2(&actions, fileno(speller.in), STDIN_FILENO);
	posix_spawn_file_actions_adddup2(&actions, fileno(speller.out), STDOUT_FILENO);
	posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", 1, 0); /* O_WRONLY */
	if (posix_spawnp(&speller.process, "hunspell", &actions, NULL, arguments, environ))
		speller.process = 0;
	posix_spawn_file_actions_destroy(&actions);
	return speller;
}

/* Waits for it; false: it did not do its work. */
static bool
speller_wait(struct speller *speller)
{
	int status = -1;
	while (speller->process && waitpid(speller->process, &status, 0) < 0 && errno == EINTR)
		;
	if (speller->out)
		rewind(speller->out);
	return speller->process && WIFEXITED(status) && !WEXITSTATUS(status);
}

static void
speller_end(struct speller *speller)
{
	if (speller->in)
		fclose(speller->in);
	if (speller->out)
		fclose(speller->out);
}

/* Takes what it wrote: the words that it does not know; those that it was asked for and did not write, it knows. */
static void
take_answer(struct spelt *spelt, struct speller *speller)
{
	struct spelt_word *const *words = spelt->words.items;
	struct table unknown = {0};
	char *line = NULL;
	size_t room = 0;
	for (ssize_t size; (size = getline(&line, &room, speller->out)) > 0;) {
		const char *word = arena_strndup(spelt->arena, line, (size_t)size - (line[size - 1] == '\n'));
		*table_at(&unknown, word, strlen(word)) = spelt;
	}
	for (size_t i = 0; i < spelt->words.count; i++)
		words[i]->unknown = table_get(&unknown, words[i]->word, strlen(words[i]->word)) != NULL;
	free(line);
	table_free(&unknown);
}

/* ------------------------------------------------------------------------- reports -- */

static void
report_words(struct language *language, struct spelt *spelt)
{
	struct spelt_word *const *words = spelt->words.items;
	for (size_t i = 0; i < spelt->words.count; i++) {
		const struct placed_text *passage = words[i]->passage;
		if (!words[i]->unknown || is_known(spelt, words[i]->word))
			continue;
		language_add(language, &(struct remark){
			.owner = passage->owner, .place = passage->node->place, .field = passage->field, .is_error = true,
			.text = WORDS_FILL(&language->arena, editor_word(language->lang,
			    W("\"{found}\" is in no dictionary; correct it, or, if it is right, add it to {file} (times it stands in texts: {count})")),
			    {"found", words[i]->word}, {"file", SPELLING_FILE}, {"count", arena_printf(&language->arena, "%zu", words[i]->places)}),
		});
	}
}

static void
report_missing(struct language *language, const struct spelled *of)
{
	SAY(language->lang, "the spelling in \"{lang}\" was not looked at: hunspell or its dictionary is not installed (package {package})",
	    {"lang", of->lang}, {"package", of->package});
}

/* The words of other languages once more as Hungarian ones: papers keep their Hungarian names. */
static void
try_hungarian(struct spelt *all)
{
	for (size_t i = 1; i < SPELLED; i++) {
		struct speller speller = speller_start(&all[i], all[0].of->dictionary, true);
		if (!all[i].missing && speller_wait(&speller))
			take_answer(&all[i], &speller);
		else
			speller_wait(&speller);
		speller_end(&speller);
	}
}

/* Whether it stands in the list as a Hungarian word. */
static void
accept_hungarian(struct spelt *all)
{
	for (size_t i = 1; i < SPELLED; i++) {
		struct spelt_word *const *words = all[i].words.items;
		for (size_t w = 0; w < all[i].words.count; w++)
			words[w]->unknown &= !is_known(&all[0], words[w]->word);
	}
}

static void
spelt_free(struct spelt *spelt)
{
	table_free(&spelt->index);
	table_free(&spelt->known);
	stemmer_free(spelt->stemmer);
}

void
spelling_look(struct language *language, const char *folder)
{
	struct spelt all[SPELLED];
	struct speller spellers[SPELLED];
	for (size_t i = 0; i < SPELLED; i++) {
		all[i] = (struct spelt){.of = &spelled[i], .arena = &language->arena, .stemmer = stemmer_new(spelled[i].lang)};
		add_words(&all[i], language);
		spellers[i] = speller_start(&all[i], spelled[i].dictionary, false);
	}
	for (size_t i = 0; i < SPELLED; i++) {
		read_known(&all[i], folder);
		all[i].missing = !speller_wait(&spellers[i]);
		if (!all[i].missing)
			take_answer(&all[i], &spellers[i]);
		else if (all[i].words.count)
			report_missing(language, &spelled[i]);
		speller_end(&spellers[i]);
	}
	if (!all[0].missing)
		try_hungarian(all);
	accept_hungarian(all);
	for (size_t i = 0; i < SPELLED; i++) {
		report_words(language, &all[i]);
		spelt_free(&all[i]);
	}
}
