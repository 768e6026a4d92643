#include "kiosk/model/guided.h"

#include <string.h>

#include "kiosk/model/visit.h"

static bool
can_be(struct arena *arena, const struct questions *questions, const struct answers *answers)
{
	struct arena_mark mark = arena_mark(arena);
	bool possible = logic_is_possible(logic_new(arena, questions, answers));
	arena_rewind(arena, mark);
	return possible;
}

struct answers
guided_possible(struct arena *arena, const struct questions *questions, const struct answers *answers)
{
	struct answer *kept = arena_array(arena, answers->count + 1, sizeof *kept);
	struct answer *first = kept + answers->count;
	for (size_t i = answers->count; i-- > 0;) {
		*--first = answers->items[i];
		struct answers so_far = {first, (size_t)(kept + answers->count - first)};
		if (!can_be(arena, questions, &so_far))
			first++;
	}
	return (struct answers){first, (size_t)(kept + answers->count - first)};
}

static enum status
load_with(struct arena *arena, const struct ctx *ctx, int64_t service, struct answers answers,
    struct guidance *out)
{
	const struct visit *visit = ctx->visit;
	struct answers *own_answers = arena_alloc(arena, sizeof *own_answers);
	struct ticks *ticks = arena_alloc(arena, sizeof *ticks);
	*own_answers = answers;
	*ticks = visit_ticks(visit);
	return guidance_load(ctx->catalogue, arena, ctx->lang, service ? &service : visit->errands,
	    service ? 1 : visit->errand_count, own_answers, ticks, ctx->today, out);
}

enum status
guided_load(struct arena *arena, const struct ctx *ctx, int64_t service, struct guidance *out)
{
	struct answers answers = visit_answers(ctx->visit);
	enum status status = load_with(arena, ctx, service, answers, out);
	if (status != STATUS_DONE || logic_is_possible(out->logic))
		return status;
	/* Answers given for another service. */
	return load_with(arena, ctx, service, guided_possible(arena, &out->questions, &answers), out);
}
