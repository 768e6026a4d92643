/* Fees that hold at the same time add up: where one is paid in place of another, both need a condition. */
#include <string.h>

#include "data/editor/lint/lint.h"
#include "data/editor/lint/lint_sound.h"
#include "data/editor/source/source_cases.h"
#include "data/search/search_fold.h"

/* The fees of a service. */
struct fees_check {
	struct sources *sources;
	const struct entry *service;
};

/* ---------------------------------------------------------------- alternatives -- */

/* Whether the text has a word that begins so, folded. */
static bool
has_word(struct arena *arena, const char *text, const char *const *begins, size_t count)
{
	for (const char *s = text + strspn(text, " "); *s; s += strspn(s, " ")) {
		size_t size = strcspn(s, " ");
		const char *word = fold_word(arena, s, size);
		for (size_t i = 0; i < count; i++)
			if (!strncmp(word, begins[i], strlen(begins[i])))
				return true;
		s += size;
	}
	return false;
}

/* Whether a fee says that it is paid in place of another. */
static bool
is_alternative(struct arena *arena, const struct node *fee)
{
	static const char *const words[] = {"kedvezmeny", "mersekelt", "csokkentett", "helyett", "altalanos", "normal", "alapdij",
		"teljes", "felaru", "surgos", "gyorsitott", "azonnali"};
	static const char *const keys[] = {"for", "note"};
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		const char *text = node_text(node_get(fee, keys[i]));
		if (text && has_word(arena, text, words, sizeof words / sizeof *words))
			return true;
	}
	return false;
}

static bool
same_text(const struct node *one, const struct node *other, const char *key)
{
	const char *x = node_text(node_get(one, key)), *y = node_text(node_get(other, key));
	return x && y ? !strcmp(x, y) : !x && !y;
}

/* Whether one looks like the other's replacement: both are for the same, or one says so. */
static bool
look_alike(struct arena *arena, const struct node *one, const struct node *other)
{
	return same_text(one, other, "payee") && (same_text(one, other, "for") || is_alternative(arena, one) ||
	    is_alternative(arena, other));
}

/* ------------------------------------------------------------------------ time -- */

/* Whether there is a day on which both are the fee. */
static bool
share_a_day(const struct node *one, const struct node *other)
{
	const char *from = node_get_string(one, "valid_from"), *to = node_get_string(one, "valid_to");
	const char *other_from = node_get_string(other, "valid_from"), *other_to = node_get_string(other, "valid_to");
	return !(to && other_from && strcmp(to, other_from) < 0) && !(from && other_to && strcmp(other_to, from) < 0);
}

/* ----------------------------------------------------------------------- cases -- */

/* Terms of both. */
static struct clause
joined(struct arena *arena, struct clause one, struct clause other)
{
	struct condition_term *terms = arena_array(arena, one.count + other.count, sizeof *terms);
	if (one.count)
		memcpy(terms, one.terms, one.count * sizeof *terms);
	if (other.count)
		memcpy(terms + one.count, other.terms, other.count * sizeof *terms);
	return (struct clause){terms, one.count + other.count};
}

/* What holds if both do; a condition without clauses always holds. */
static struct condition
both_of(struct arena *arena, struct condition one, struct condition other)
{
	if (!one.count || !other.count)
		return one.count ? one : other;
	struct clause *clauses = arena_array(arena, one.count * other.count, sizeof *clauses);
	for (size_t i = 0; i < one.count; i++)
		for (size_t j = 0; j < other.count; j++)
			clauses[i * other.count + j] = joined(arena, one.clauses[i], other.clauses[j]);
	return (struct condition){clauses, one.count * other.count};
}

/* Whether some visitor would pay both. */
static bool
share_a_case(const struct fees_check *check, const struct node *one, const struct node *other)
{
	struct cases cases;
	bool shared = false;
	cases_init(&cases, check->sources);
	struct condition first = cases_condition(&cases, check->service, node_get(one, "when"), NULL);
	struct condition second = cases_condition(&cases, check->service, node_get(other, "when"), NULL);
	struct condition both = both_of(&cases.arena, first, second);
	cases_close(&cases);
	if (!cases.unreadable) {
		struct logic *logic = logic_new(&cases.arena, &cases.questions, &(struct answers){NULL, 0});
		shared = !both.count || logic_judge(logic, &both) != TRUTH_NO;
	}
	cases_destroy(&cases);
	return shared;
}

/* ------------------------------------------------------------------------ fees -- */

static void
check_pair(const struct fees_check *check, const struct node *one, const struct node *other)
{
	struct faults *faults = check->sources->faults;
	if (one->kind != NODE_MAP || other->kind != NODE_MAP || !look_alike(&check->sources->arena, one, other) ||
	    !share_a_day(one, other) || !share_a_case(check, one, other))
		return;
	NOTICE(faults, other->place, "fees", "adds up with the fee of line {line}; if it is paid in place of that, give both a when, so "
	    "that no case has both, else say in \"for\" what each is for", {"line", faults_number(faults, one->place.line)});
}

void
lint_fees(struct sources *sources)
{
	for (size_t i = 0; i < sources->of[KIND_SERVICE].count; i++) {
		const struct fees_check check = {sources, sources->of[KIND_SERVICE].items[i]};
		const struct node *one = node_first(node_get(check.service->node, "fees"));
		for (; one && lint_is_sound(sources, check.service); one = one->next)
			for (const struct node *other = one->next; other; other = other->next)
				check_pair(&check, one, other);
	}
}
