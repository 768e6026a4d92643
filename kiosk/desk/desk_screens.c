#include "kiosk/desk/desk_screens.h"

const struct screen_ops *
desk_screens_ops(enum link_kind kind)
{
	switch (kind) {
	case LINK_DESK:
		return &scr_desk_ops;
	case LINK_SENT_BACK:
		return &scr_sent_back_ops;
	case LINK_CHANGES:
		return &scr_changes_ops;
	default:
		return NULL;
	}
}

enum status
desk_guidance(struct screen *screen, const struct ctx *ctx, const char *lang, bool case_too, struct guidance *out)
{
	struct errand errand = visit_errand(ctx->visit, screen->link.id, (uint32_t)link_id(&screen->link, 1));
	struct statements said = {0};
	struct ticks *ticks = arena_alloc(&screen->arena, sizeof *ticks);
	if (case_too) {
		said = visit_statements(ctx->visit);
		*ticks = visit_ticks(ctx->visit);
	} else {
		errand = (struct errand){.service = errand.service};
	}
	return guidance_load(ctx->catalogue, &screen->arena, lang, &errand, 1, &said, ticks, ctx->today, out);
}
