#include "data/editor/source/condition_meant.h"

#include <string.h>

#include "data/limits.h"

#define ID "abcdefghijklmnopqrstuvwxyz0123456789-"
#define EITHER "\", \""

/* What stands in place of a sign. The longer ones come first. */
enum sign {
	SIGN_EQUALS,
	SIGN_AND,
	SIGN_OR,
	SIGN_NOT,
	SIGN_NOTHING, /* quotation marks, brackets */
};

static const struct {
	const char *written;
	enum sign sign;
} signs[] = {
	{"!=", SIGN_NOT}, {"<>", SIGN_NOT}, {"≠", SIGN_NOT}, {" nem ", SIGN_NOT}, {" not ", SIGN_NOT}, {"!", SIGN_NOT},
	{"===", SIGN_EQUALS}, {"==", SIGN_EQUALS}, {"=>", SIGN_EQUALS}, {":=", SIGN_EQUALS}, {"=", SIGN_EQUALS},
	{"＝", SIGN_EQUALS}, {":", SIGN_EQUALS}, {"→", SIGN_EQUALS}, {"->", SIGN_EQUALS},
	{"&&", SIGN_AND}, {"&", SIGN_AND}, {" és ", SIGN_AND}, {" ÉS ", SIGN_AND}, {" and ", SIGN_AND}, {" AND ", SIGN_AND},
	{"+", SIGN_AND}, {",", SIGN_AND}, {";", SIGN_AND},
	{"||", SIGN_OR}, {"|", SIGN_OR}, {" vagy ", SIGN_OR}, {" VAGY ", SIGN_OR}, {" or ", SIGN_OR}, {" OR ", SIGN_OR}, {"/", SIGN_OR},
	{"\"", SIGN_NOTHING}, {"'", SIGN_NOTHING}, {"„", SIGN_NOTHING}, {"”", SIGN_NOTHING}, {"“", SIGN_NOTHING},
	{"(", SIGN_NOTHING}, {")", SIGN_NOTHING}, {"[", SIGN_NOTHING}, {"]", SIGN_NOTHING}, {"{", SIGN_NOTHING}, {"}", SIGN_NOTHING},
};
enum { SIGNS = sizeof signs / sizeof *signs };

/* The sign that begins there; SIGNS: none. */
static size_t
sign_at(const char *s)
{
	size_t i = 0;
	while (i < SIGNS && strncmp(s, signs[i].written, strlen(signs[i].written)))
		i++;
	return i;
}

/* A clause that is being written anew. */
struct writing {
	char *out;
	char *term, *value; /* where the last term begins, and its option; NULL: it has no sign for it yet */
	struct condition_meant *meant;
};

static void
strip_spaces(struct writing *w)
{
	while (w->out > w->term && w->out[-1] == ' ')
		w->out--;
}

static void
write_bytes(struct writing *w, const char *bytes, size_t size)
{
	memmove(w->out, bytes, size);
	w->out += size;
}

/* Whether an id stands there and nothing more, up to the next sign. */
static bool
is_option(const char *s)
{
	s += strspn(s, " ");
	size_t size = strspn(s, ID);
	s += size;
	return size && (!s[strspn(s, " ")] || sign_at(s) < SIGNS);
}

/* Whether the sign joins two terms, or is just a part of an option's words. */
static bool
joins(const struct writing *w, const char *behind)
{
	return w->value && (strpbrk(behind, "=:") || is_option(behind));
}

/* Begins a term after `between`; if only an option follows, it is one of the same question. */
static void
next_term(struct writing *w, const char *between, const char *behind)
{
	const char *question = w->term;
	size_t size = (size_t)(w->value - question);
	strip_spaces(w);
	write_bytes(w, between, strlen(between));
	w->term = w->out;
	bool same = is_option(behind) && !strpbrk(behind, "=:");
	if (same)
		write_bytes(w, question, size);
	w->value = same ? w->out : NULL;
}

/* Takes a sign; false: here it is none. */
static bool
take_sign(struct writing *w, enum sign sign, const char *behind)
{
	if (sign == SIGN_NOTHING)
		return true;
	if (sign == SIGN_AND || sign == SIGN_OR) {
		if (!joins(w, behind))
			return false;
		next_term(w, sign == SIGN_AND ? " & " : EITHER, behind);
		w->meant->either = sign == SIGN_OR ? EITHER : w->meant->either;
		return true;
	}
	if (w->value)
		return false;
	w->meant->is_not |= sign == SIGN_NOT;
	strip_spaces(w);
	write_bytes(w, "=", 1);
	w->value = w->out;
	return true;
}

/* Writes all of it; false: nobody knows what it means. */
static bool
write_clause(struct writing *w, const char *text)
{
	while (*text) {
		size_t sign = sign_at(text), size = sign < SIGNS ? strlen(signs[sign].written) : 1;
		bool taken = sign < SIGNS && take_sign(w, signs[sign].sign, text + size);
		bool leads = *text == ' ' && (w->out == w->term || w->out == w->value);
		if (!taken && !leads)
			write_bytes(w, text, 1);
		text += taken ? size : 1;
	}
	strip_spaces(w);
	return w->value && w->out > w->value;
}

/* Whether there is no sign in it but "=" between two words and "&" between two of these. */
static bool
is_plain(const char *text)
{
	static const char *const words[] = {" nem ", " not ", " vagy ", " or ", " and ", "==", "&&", " =", "= "};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strstr(text, words[i]))
			return false;
	return text[strspn(text, ID "=& .")] == '\0';
}

bool
condition_meant(struct arena *arena, const char *text, struct condition_meant *out)
{
	enum { WIDEST = 4 }; /* times as many bytes at most, and the question once more for each sign */
	*out = (struct condition_meant){.clause = NULL};
	if (strlen(text) > LIMIT_CLAUSE || is_plain(text))
		return false;
	char *clause = arena_alloc(arena, WIDEST * strlen(text) * (1 + strlen(text)) + 1);
	struct writing w = {.out = clause, .term = clause, .meant = out};
	out->clause = clause;
	if (!write_clause(&w, text))
		return false;
	*w.out = '\0';
	if (out->either) {
		out->either = arena_printf(arena, "\"%s\"", clause);
		for (char *s; (s = strstr(clause, EITHER));)
			memmove((char *)memcpy(s, " & ", 3) + 3, s + strlen(EITHER), strlen(s + strlen(EITHER)) + 1);
	}
	return out->either || out->is_not || strcmp(clause, text);
}
