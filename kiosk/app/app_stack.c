/* The screens on top of each other: loaded, loaded again when the visit has changed, taken away. */
#include "kiosk/app/app_parts.h"

#include <stdlib.h>
#include <string.h>

void *
screen_new(const struct screen_ops *ops, const char *name, size_t size)
{
	struct screen *screen = calloc(1, size);
	if (!screen)
		abort();
	screen->ops = ops;
	screen->name = name;
	screen->size = size;
	return screen;
}

static void
screen_free(struct screen *screen)
{
	arena_free(&screen->arena);
	explicit_bzero(screen, screen->size); /* an answer that was not given yet */
	free(screen);
}

/* Of those in the stack, which may have been typed into. */
static void
discard(struct app *app, struct screen *screen)
{
	if (screen->ops->types)
		visit_forget_query(&app->visit);
	screen_free(screen);
}

struct screen *
app_top(const struct app *app)
{
	return app->stack[app->depth - 1];
}

bool
app_is_on_top(const struct app *app, const char *name)
{
	return app->depth > 1 && !strcmp(app_top(app)->name, name);
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
	screen->version = app->visit.version;
	enum status status = screen->ops->load ? screen->ops->load(screen, &app->ctx) : STATUS_DONE;
	arena_free(&before);
	return status;
}

void
app_push(struct app *app, struct screen *screen)
{
	enum status status = load(app, screen);
	if (status != STATUS_DONE) {
		discard(app, screen);
		if (status != STATUS_ABSENT)
			app_reject(app);
		return;
	}
	if (app->depth == APP_MAX_DEPTH) { /* forget the oldest but the start */
		discard(app, app->stack[1]);
		memmove(&app->stack[1], &app->stack[2], (APP_MAX_DEPTH - 2) * sizeof *app->stack);
		app->depth--;
	}
	app->stack[app->depth++] = screen;
	app->footer_focus = -1;
}

void
app_push_once(struct app *app, struct screen *screen)
{
	if (app_is_on_top(app, screen->name))
		screen_free(screen);
	else
		app_push(app, screen);
}

void
app_show(struct app *app, const char *name, struct screen *(*make)(void))
{
	if (!app->ctx.catalogue)
		return;
	for (int depth = app->depth; depth > 1; depth--)
		if (!strcmp(app->stack[depth - 1]->name, name)) {
			app_pop_to(app, depth);
			return;
		}
	app_push(app, make());
}

void
app_reload(struct app *app)
{
	if (load(app, app_top(app)) != STATUS_DONE)
		app_reject(app);
}

void
app_renew(struct app *app)
{
	while (app_top(app)->version != app->visit.version) {
		enum status status = load(app, app_top(app));
		if (status == STATUS_ABSENT && app->depth > 1) {
			app_pop(app);
		} else if (status != STATUS_DONE) {
			app_reject(app);
			return;
		}
	}
}

void
app_renew_all(struct app *app)
{
	int kept = 0, depth = app->depth;
	enum status worst = STATUS_DONE;
	for (int i = 0; i < depth; i++) {
		struct screen *screen = app->stack[i];
		enum status status = load(app, screen);
		if (status == STATUS_ABSENT && i) {
			discard(app, screen);
			continue;
		}
		if (status != STATUS_DONE)
			worst = status;
		app->stack[kept++] = screen;
	}
	app->depth = kept;
	if (worst != STATUS_DONE)
		app_reject(app);
}
