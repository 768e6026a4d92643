/* The screens on top of each other: loaded, loaded again when the visit has changed, taken away. */
#include "kiosk/app/app_parts.h"
#include "kiosk/desk/desk_screens.h"
#include "kiosk/screens/screens.h"

#include <string.h>

/* Of those in the stack, which may have been typed into. */
static void
discard(struct app *app, struct screen *screen)
{
	if (screen->ops->types) {
		app_count_search(app);
		visit_forget_query(&app->visit);
	}
	screen_free(screen);
}

struct screen *
app_top(const struct app *app)
{
	return app->stack[app->depth - 1];
}

bool
app_is_on_top(const struct app *app, enum link_kind kind)
{
	return app->depth > 1 && app_top(app)->link.kind == kind;
}

void
app_pop(struct app *app)
{
	discard(app, app->stack[--app->depth]);
	app->footer_focus = -1;
}

void
app_pop_to(struct app *app, int depth)
{
	while (app->depth > depth)
		app_pop(app);
}

static enum status
load(struct app *app, struct screen *screen)
{
	struct arena before = screen->arena;
	screen->arena = (struct arena){0};
	screen->laid_out = (struct rect){0};
	screen->fallen_count = 0;
	screen->judged = screen->complete = false;
	screen->question = 0;
	enum status status = screen->ops->load ? screen->ops->load(screen, &app->ctx) : STATUS_DONE;
	if (app->answered)
		app_drop_fallen(app, screen);
	if (screen->judged)
		app->complete = screen->complete;
	screen->version = app->visit.version; /* without what fell it shows the same */
	arena_free(&before);
	return status;
}

/* Whoever goes on to look for something has passed the question at the end over: it goes. */
static void
make_way(struct app *app, enum link_kind kind)
{
	if (app_is_on_top(app, LINK_TELL) && kind != LINK_HELP && kind != LINK_LANGUAGE && kind != LINK_IDLE && kind != LINK_STAFF)
		app_pop(app);
}

/* At a desk a service is first what staff see of it; from there one comes to what visitors see. */
static struct link
as_seen_here(const struct app *app, struct link link)
{
	if (app->at_desk && link.kind == LINK_SERVICE && !app_is_on_top(app, LINK_DESK))
		link.kind = LINK_DESK;
	return link;
}

static const struct screen_ops *
ops_of(const struct app *app, enum link_kind kind)
{
	const struct screen_ops *ops = app->at_desk ? desk_screens_ops(kind) : NULL;
	return ops ? ops : screens_ops(kind);
}

void
app_push(struct app *app, struct link link)
{
	link = as_seen_here(app, link);
	const struct screen_ops *ops = ops_of(app, link.kind);
	if (!ops || (!app->ctx.catalogue && screens_need_catalogue(link.kind)))
		return;
	make_way(app, link.kind);
	struct screen *screen = screen_new(ops, link);
	enum status status = load(app, screen);
	if (status != STATUS_DONE) {
		discard(app, screen);
		app->rejected |= status != STATUS_ABSENT;
		return;
	}
	if (app->depth == APP_MAX_DEPTH) { /* forget the oldest but the start */
		discard(app, app->stack[1]);
		memmove(&app->stack[1], &app->stack[2], (APP_MAX_DEPTH - 2) * sizeof *app->stack);
		app->depth--;
	}
	app->stack[app->depth++] = screen;
	app_count_screen(app, screen);
	app->footer_focus = -1;
}

void
app_show(struct app *app, struct link link)
{
	for (int depth = app->depth; depth > (app->at_desk ? 0 : 1); depth--)
		if (app->stack[depth - 1]->link.kind == link.kind) {
			app_pop_to(app, depth);
			return;
		}
	app_push(app, link);
}

void
app_reload(struct app *app)
{
	app->rejected |= load(app, app_top(app)) != STATUS_DONE;
}

void
app_renew(struct app *app)
{
	while (!app->rejected && app_top(app)->version != app->visit.version) {
		enum status status = load(app, app_top(app));
		if (status == STATUS_ABSENT && app->depth > 1)
			app_pop(app);
		else
			app->rejected = status != STATUS_DONE;
	}
}

void
app_renew_all(struct app *app)
{
	int kept = 0, depth = app->depth;
	for (int i = 0; i < depth; i++) {
		struct screen *screen = app->stack[i];
		enum status status = load(app, screen);
		if (status == STATUS_ABSENT && i) {
			discard(app, screen);
			continue;
		}
		app->rejected |= status != STATUS_DONE;
		app->stack[kept++] = screen;
	}
	app->depth = kept;
}
