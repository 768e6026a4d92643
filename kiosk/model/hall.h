/* What the hall says of itself, as it is written: which number to take for what, what is different today. */
#ifndef HALL_H
#define HALL_H

#include "data/conf.h"
#include "data/page.h"

enum { HALL_MAX_QUEUES = 12, HALL_MAX_CLOSED = 64, HALL_MAX_MOVED = HALL_QUEUE_MOVED };

/* As written; matters by editors' ids. */
struct hall_plan {
	enum hall_tickets tickets;
	const char *booking_phone, *booking_web;
	struct hall_plan_queue {
		const char *letter, *name, *desk, *matters; /* NULL: not said; a queue has a letter or a name */
	} queues[HALL_MAX_QUEUES];
	const char *closed[HALL_MAX_CLOSED];
	size_t closed_count;
	struct hall_plan_moved {
		const char *day, *letter, *desk;
	} moved[HALL_MAX_MOVED];
	size_t moved_count;
	const char *notice_from, *notice_to, *notice;
};

/* The keys, see kalauz.conf(5); conf->settings begins with a plan. */
enum status hall_set_tickets(const struct conf *);
enum status hall_set_phone(const struct conf *);
enum status hall_set_web(const struct conf *);
enum status hall_set_queue(const struct conf *); /* queue_1 to queue_12 */
enum status hall_set_closed(const struct conf *);
enum status hall_set_moved(const struct conf *);
enum status hall_set_notice(const struct conf *);

#endif
