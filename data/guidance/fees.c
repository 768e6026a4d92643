/* What errands cost. */
#include "data/papers.h"

#include <string.h>

#include "data/base/list.h"

bool
fee_is_valid(const struct fee *fee, const char *today)
{
	return !today || ((!fee->valid_from || strcmp(fee->valid_from, today) <= 0) &&
	    (!fee->valid_to || strcmp(today, fee->valid_to) <= 0));
}

/* The fees of one errand that may apply, and what the sum needs to know of them. */
struct bill {
	const struct fee **fees;
	struct weight *weights; /* of those in question */
	size_t count;
};

static struct bill
bill_of(struct arena *arena, const struct errand_case *c, const char *today)
{
	const struct service *service = c->service;
	struct bill bill = {
		.fees = arena_array(arena, service->fee_count, sizeof *bill.fees),
		.weights = arena_array(arena, service->fee_count, sizeof *bill.weights),
	};
	for (size_t i = 0; i < service->fee_count; i++) {
		const struct fee *fee = &service->fees[i];
		if (fee_is_valid(fee, today) && logic_judge(c->logic, &fee->condition) != TRUTH_NO)
			bill.fees[bill.count++] = fee;
	}
	return bill;
}

static struct payment *
payment_of(struct list *payments, struct arena *arena, const struct fee *fee)
{
	struct payment *items = payments->items;
	for (size_t i = 0; i < payments->count; i++)
		if (items[i].payee_id == fee->payee.id)
			return &items[i];
	struct payment *added = LIST_ADD(payments, arena, struct payment);
	*added = (struct payment){.payee = fee->payee.name, .payee_id = fee->payee.id};
	return added;
}

/* The range of what the errand's fees to one payee (all: to anybody) come to. */
static void
add_range(struct logic *logic, const struct bill *bill, const struct payment *payee, int64_t *least, int64_t *most)
{
	size_t count = 0;
	for (size_t i = 0; i < bill->count; i++)
		if (bill->fees[i]->known && (!payee || bill->fees[i]->payee.id == payee->payee_id))
			bill->weights[count++] = (struct weight){&bill->fees[i]->condition, bill->fees[i]->amount};
	struct range range = logic_range(logic, bill->weights, count);
	*least += range.least;
	*most += range.most;
}

static void
add_errand(struct arena *arena, struct list *payments, struct fees *out, size_t place, const struct errand_case *c,
    const char *today)
{
	struct bill bill = bill_of(arena, c, today);
	out->unknown[place] = !bill.count;
	for (size_t i = 0; i < bill.count; i++) {
		payment_of(payments, arena, bill.fees[i])->unknown |= !bill.fees[i]->known;
		out->unknown[place] |= !bill.fees[i]->known;
		out->stale |= bill.fees[i]->stale;
	}
	struct payment *items = payments->items;
	for (size_t i = 0; i < payments->count; i++)
		add_range(c->logic, &bill, &items[i], &items[i].least, &items[i].most);
	add_range(c->logic, &bill, NULL, &out->least, &out->most);
	out->complete &= !out->unknown[place];
}

/* The office first, and nobody who gets nothing for sure. */
static void
take_payments(struct arena *arena, const struct list *payments, struct fees *out)
{
	const struct payment *items = payments->items;
	out->payments = arena_array(arena, payments->count, sizeof *out->payments);
	for (int others = 0; others <= 1; others++)
		for (size_t i = 0; i < payments->count; i++)
			if ((items[i].payee_id != 0) == others && (items[i].most || items[i].unknown))
				out->payments[out->payment_count++] = items[i];
}

void
fees_of(struct arena *arena, const struct errand_case *cases, size_t count, const char *today, struct fees *out)
{
	struct list payments = {0};
	*out = (struct fees){.unknown = arena_array(arena, count, sizeof *out->unknown), .complete = true};
	for (size_t i = 0; i < count; i++)
		if (count == 1 || !errand_is_excluded(&cases[i]))
			add_errand(arena, &payments, out, i, &cases[i], today);
	take_payments(arena, &payments, out);
}
