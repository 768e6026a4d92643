#include "data/staff_notes.h"

#include <string.h>

#include "data/base/list.h"
#include "data/query/desk_parts.h"

/* What the rows of a service must add up to. Every service of the catalogue has a row, also one without notes. */
static enum status
read_sum(struct desk *desk, int64_t service, uint64_t *sum)
{
	struct query *query = db_query(desk->db,
	    "SELECT rows FROM service WHERE id = :service AND seal IS seal('service', id, rows)");
	db_bind_int(query, ":service", service);
	bool found = db_row(query);
	*sum = found ? (uint64_t)db_int(query, 0) : 0;
	enum status status = db_end(query);
	return status == STATUS_DONE && !found ? desk_corrupt(desk, "a service") : status;
}

enum status
staff_notes_of(struct desk *desk, struct arena *arena, int64_t service, struct staff_notes *out)
{
	struct list list = {0};
	uint64_t sum;
	enum status status = read_sum(desk, service, &sum);
	if (status != STATUS_DONE)
		return status;
	struct query *query = db_query(desk->db, "SELECT kind = 'practice', text, seal('note', service, kind, position, text) "
	    "FROM note WHERE service = :service ORDER BY kind, position");
	db_bind_int(query, ":service", service);
	while (db_row(query)) {
		struct staff_note *note = LIST_ADD(&list, arena, struct staff_note);
		const char *text = db_text(query, arena, 1);
		*note = (struct staff_note){db_int(query, 0) ? STAFF_PRACTICE : STAFF_NOTE, text ? text : ""};
		sum -= (uint64_t)db_int(query, 2);
	}
	status = db_end(query);
	*out = (struct staff_notes){list.items, list.count};
	return status == STATUS_DONE && sum ? desk_corrupt(desk, "notes of a service") : status;
}
