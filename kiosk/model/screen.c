#include "kiosk/model/screen.h"

#include <stdlib.h>
#include <string.h>

struct screen *
screen_new(const struct screen_ops *ops, struct link link)
{
	struct screen *screen = calloc(1, ops->size);
	if (!screen)
		abort();
	screen->ops = ops;
	screen->link = link;
	return screen;
}

struct page_context
screen_page_context(const struct ctx *ctx)
{
	return (struct page_context){.lang = ctx->lang, .today = ctx->today, .office = ctx->office, .hall = ctx->hall,
		.has_desk = ctx->has_desk, .prints = ctx->prints};
}

void
screen_free(struct screen *screen)
{
	arena_free(&screen->arena);
	explicit_bzero(screen, screen->ops->size); /* an answer that was not given yet */
	free(screen);
}
