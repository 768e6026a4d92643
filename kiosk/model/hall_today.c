#include "kiosk/model/hall_today.h"

#include <string.h>


static void
find_matters(struct hall_state *state, struct catalogue *catalogue, const char *words, struct hall_queue *queue)
{
	int64_t *ids = arena_array(&state->arena, strlen(words) / 2 + 1, sizeof *ids);
	char *save = NULL;
	for (const char *word = strtok_r(arena_strdup(&state->arena, words), " ,\t", &save); word;
	    word = strtok_r(NULL, " ,\t", &save)) {
		int64_t id;
		if (!strcmp(word, "*"))
			queue->rest = true;
		else if (catalogue_find(catalogue, "service", word, &id) == STATUS_DONE ||
		    catalogue_find(catalogue, "life_event", word, &id) == STATUS_DONE)
			ids[queue->count++] = id;
		else
			status_report("queue: the catalogue has no service and no life situation \"%s\"; correct hall.conf or "
			    "kalauz.conf", word);
	}
	queue->matters = ids;
}

static void
add_queue(struct hall_state *state, struct catalogue *catalogue, const struct hall_plan *plan,
    const struct hall_plan_queue *as_written)
{
	struct hall_queue *queue = &state->hall.queues[state->hall.count++];
	const char *letter = as_written->letter, *name = as_written->name;
	*queue = (struct hall_queue){.ticket = letter && name ? arena_printf(&state->arena, "%s – %s", letter, name)
	    : letter ? letter : name, .desk = as_written->desk};
	for (size_t i = 0; i < plan->moved_count; i++)
		if (letter && !strcmp(plan->moved[i].letter, letter)) {
			struct hall_moved *moved = &queue->moved[queue->moved_count++];
			*moved = (struct hall_moved){plan->moved[i].day, plan->moved[i].desk};
		}
	find_matters(state, catalogue, as_written->matters, queue);
}

static void
resolve(struct hall_state *state, struct catalogue *catalogue, const struct hall_plan *plan)
{
	state->hall = (struct hall){
		.tickets = plan->tickets, .booking_phone = plan->booking_phone, .booking_web = plan->booking_web,
		.queues = arena_array(&state->arena, HALL_MAX_QUEUES, sizeof *state->hall.queues),
		.closed = arena_array(&state->arena, HALL_MAX_CLOSED, sizeof *state->hall.closed),
		.closed_count = plan->closed_count,
		.notice_from = plan->notice_from, .notice_to = plan->notice_to, .notice = plan->notice,
	};
	memcpy(state->hall.closed, plan->closed, sizeof plan->closed);
	for (size_t i = 0; i < HALL_MAX_QUEUES; i++)
		if (plan->queues[i].matters)
			add_queue(state, catalogue, plan, &plan->queues[i]);
}

static bool
is_same_file(const struct stat *a, const struct stat *b)
{
	return a->st_ino == b->st_ino && a->st_size == b->st_size && a->st_mtim.tv_sec == b->st_mtim.tv_sec &&
	    a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

void
hall_refresh(struct hall_state *state, const struct settings *settings, struct catalogue *catalogue)
{
	const char *path = settings->hall_path;
	struct stat now = {0};
	struct settings read = *settings;
	if (path && stat(path, &now) < 0)
		now = (struct stat){0};
	if (!catalogue || (state->of == catalogue && is_same_file(&now, &state->tried)))
		return;
	hall_free(state);
	if (now.st_ino)
		settings_read(&read, &state->arena, path, SET_BY_HALL);
	resolve(state, catalogue, &read.hall);
	state->of = catalogue;
	state->tried = now;
}

void
hall_free(struct hall_state *state)
{
	arena_free(&state->arena);
	*state = (struct hall_state){0};
}
