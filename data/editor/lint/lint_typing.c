/* What programs and haste leave in texts: signs of other formats, letters of other encodings, "TODO". */
#include <string.h>
#include <strings.h>
#include <unictype.h>
#include <unistr.h>

#include "data/editor/lint/lint.h"
#include "data/search/search_fold.h"
#include "data/text.h"
#include "data/words.h"

/* ---------------------------------------------------------------------- nothing -- */

/* Whether it only holds the place of a text. */
static bool
is_placeholder(struct arena *arena, const char *text)
{
	static const char *const words[] = {"todo", "fixme", "tbd", "xxx", "xx", "lorem ipsum", "kitolteni", "potolni", "kesobb", "ide jon",
		"hianyzik a szoveg"};
	static const char *const starts[] = {"TODO", "FIXME", "XXX", "???", "Lorem ipsum"};
	ucs4_t c;
	bool has_letter = false;
	for (const uint8_t *s = (const uint8_t *)text; !has_letter && (s = u8_next(&c, s));)
		has_letter = uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N);
	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
		if (!strncmp(text, starts[i], strlen(starts[i])))
			return true;
	if (!strcasecmp(text, "n/a"))
		return true;
	const char *folded = strlen(text) < FOLD_SIZE / 2 ? fold_word(arena, text, strlen(text)) : "";
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (!strcmp(words[i], folded))
			return true;
	return !has_letter;
}

/* ---------------------------------------------------------------------- letters -- */

/* Letters that were saved as UTF-8 and read as something else, more than once perhaps. */
static bool
has_foreign_letters(const char *text)
{
	static const char *const marks[] = {"Ã¡", "Ã©", "Ã\u00ad", "Ã³", "Ã¶", "Ãº", "Ã¼", "Ã‰", "Ã–", "Ãœ", "Å‘", "Å±", "Ă©", "Ăˇ",
		"Ăł", "Ă¶", "ĂĽ", "Ăş", "Ĺ‘", "Ĺ±", "â€", "Ð°", "Ã‡", "Ãƒ"};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (strstr(text, marks[i]))
			return true;
	return false;
}

static bool
is_letter_at(const char *s)
{
	ucs4_t c;
	return u8_strmbtouc(&c, (const uint8_t *)s) > 0 && uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L);
}

/* "k?relem": a question mark between two letters of a word that is no address. */
static bool
has_lost_letter(const char *text)
{
	for (const char *s = text; (s = strchr(s, '?')); s++) {
		bool before = s > text && (((unsigned char)s[-1] | 0x20) >= 'a') && s[-1] != '{' && s[-1] != '}';
		const char *start = s;
		while (start > text && start[-1] != ' ')
			start--;
		size_t word = strcspn(start, " ");
		word -= start[word - 1] == '.';
		if (before && is_letter_at(s + 1) && !memchr(start, '.', word) && !memchr(start, '/', word))
			return true;
	}
	return false;
}

/* ------------------------------------------------------------------------ signs -- */

/* "<b>", "&nbsp;", "&#160;" */
static bool
has_html(const char *text)
{
	for (const char *s = text; (s = strpbrk(s, "<&")); s++) {
		const char *name = s + 1 + (s[1] == '/' || s[1] == '#');
		size_t size = strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
		if (size && (*s == '&' ? name[size] == ';' : strchr("> /", name[size]) && strchr(name, '>')))
			return true;
	}
	return false;
}

static bool
has_markdown(const char *text)
{
	return strstr(text, "**") || strstr(text, "__") || strstr(text, "](") || !strncmp(text, "# ", 2) ||
	    !strncmp(text, "## ", 3);
}

/* Whether so many bytes of a sign are a quotation mark of some language. */
static bool
is_quote(uint32_t c)
{
	return (c >= 0x2018 && c <= 0x201f) || c == 0xab || c == 0xbb || c == '"';
}

/* Quotation marks around the whole, and none within: those of the file, as a word processor writes them. */
static bool
is_quoted_whole(const char *text)
{
	ucs4_t c, last = 0;
	size_t count = 0;
	const uint8_t *s = u8_next(&c, (const uint8_t *)text);
	if (!s || !is_quote(c))
		return false;
	while ((s = u8_next(&c, s))) {
		count += is_quote(c);
		last = c;
	}
	return count == 1 && is_quote(last);
}

/* Little pictures. */
static bool
has_emoji(const char *text)
{
	ucs4_t c;
	for (const uint8_t *s = (const uint8_t *)text; (s = u8_next(&c, s));)
		if ((c >= 0x1f000 && c <= 0x1faff) || (c >= 0x2600 && c <= 0x27bf) || c == 0x2b50 || c == 0xfe0f)
			return true;
	return false;
}

/* "2. Do it", as lists are numbered elsewhere: a step has its number from its place. */
static bool
is_numbered(const char *text)
{
	size_t digits = strspn(text, "0123456789");
	ucs4_t c = 0;
	if (!digits || digits > 2 || !strchr(".)", text[digits]) || text[digits + 1] != ' ')
		return false;
	u8_next(&c, (const uint8_t *)text + digits + 2);
	return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Lu);
}

/* Whether a field of a service holds whole sentences, and this text ends like none. */
static bool
is_unended(const char *text, const struct path *path)
{
	static const char *const fields[] = {"summary", "caution", "steps", "sent_back", "answer", "why", "note"};
	size_t size = strlen(text);
	bool ended = !size || strchr(".?!", text[size - 1]) || (size > 3 && !strcmp(text + size - strlen("”"), "”"));
	for (size_t i = 0; !ended && path && i < sizeof fields / sizeof *fields; i++)
		if (!strcmp(path->name, fields[i]))
			return true;
	return false;
}

/* ------------------------------------------------------------------------ texts -- */

static const char *
what_is_wrong(struct arena *arena, const char *text)
{
	if (has_foreign_letters(text))
		return W("has letters that were lost when the file was saved in another encoding; type them again, and save the file as "
		    "UTF-8");
	if (strstr(text, "õ") || strstr(text, "û") || strstr(text, "Õ") || strstr(text, "Û"))
		return W("has õ or û, which are not Hungarian letters; write ő or ű");
	if (has_lost_letter(text))
		return W("has a question mark within a word; type the letter that was lost there, or the space that is missing");
	if (has_html(text))
		return W("has signs of a web page, such as <b> or &nbsp;, which visitors would see; delete them");
	if (has_markdown(text))
		return W("has signs such as **, which visitors would see; delete them");
	if (is_quoted_whole(text))
		return W("stands between quotation marks, which visitors would see; delete them, or write straight ones (\")");
	if (has_emoji(text))
		return W("has a little picture in it, which not every screen shows and no voice reads; delete it");
	return text_is_visible(text) && is_placeholder(arena, text) ? W("holds only the place of a text; write it, or delete the line") : NULL;
}

static void
take_value(void *closure, struct node *node, const struct field *field, const struct shape *shape, const struct path *path)
{
	struct sources *sources = closure;
	const char *lang = "hu";
	const char *text = shape->type == VALUE_TEXT || shape->type == VALUE_STEP ? node_text(node)
	    : shape->type == VALUE_ALIAS ? node_alias(node, &lang) : NULL;
	const char *msgid = text && !strcmp(lang, "hu") ? what_is_wrong(&sources->arena, text) : NULL;
	if (text && !msgid && shape->type == VALUE_STEP && is_numbered(text))
		msgid = W("begins with a number, though the program numbers the steps; delete it");
	(void)field;
	if (msgid)
		fault(sources->faults, node->place, faults_field(sources->faults, path), msgid);
	else if (text && !strcmp(lang, "hu") && is_unended(text, path))
		notice(sources->faults, node->place, faults_field(sources->faults, path), "has no full stop at its end; write it");
}

void
lint_typing(struct sources *sources)
{
	for (size_t kind = 0; kind < KIND_COUNT; kind++)
		for (size_t i = 0; i < sources->of[kind].count; i++)
			if (!sources->of[kind].items[i]->service)
				shape_visit(sources->of[kind].items[i]->node, kind_shape((enum kind)kind),
				    &(struct shape_visitor){take_value, sources});
}
