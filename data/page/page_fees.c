#include "data/page/page_fees.h"

#include "data/page/page_condition.h"

static const char *
amount_words(const struct draft *draft, int64_t amount)
{
	return amount ? page_amount(draft->arena, draft->context->lang, amount)
	    : draft_word(draft, W("free of charge"));
}

static const char *
unknown_words(const struct draft *draft)
{
	return draft_word(draft, W("not known: the desk tells you"));
}

/* "from 1 700 to 7 200 Ft"; where a part is not known, at least so much. */
static const char *
range_words(const struct draft *draft, int64_t least, int64_t most, bool unknown)
{
	if (unknown)
		return least ? WORDS_FILL(draft->arena, draft_word(draft, W("at least {amount}")),
		    {"amount", amount_words(draft, least)}) : unknown_words(draft);
	if (least == most)
		return amount_words(draft, most);
	return least ? arena_printf(draft->arena, "%s – %s", amount_words(draft, least), amount_words(draft, most))
	    : WORDS_FILL(draft->arena, draft_word(draft, W("free, or at most {amount}")),
	      {"amount", amount_words(draft, most)});
}

const char *
draft_fee_sum(struct draft *draft)
{
	const struct fees *fees = &draft->guidance->fees;
	if (!fees->complete && !fees->least)
		return draft_word(draft, W("ask at the desk"));
	const char *sum = range_words(draft, fees->least, fees->most, !fees->complete);
	return fees->stale ? WORDS_FILL(draft->arena, draft_word(draft, W("{amount} (out of date)")), {"amount", sum}) : sum;
}

void
draft_payments(struct draft *draft, struct block *block)
{
	const struct fees *fees = &draft->guidance->fees;
	for (size_t i = 0; fees->payment_count > 1 && i < fees->payment_count; i++) {
		const struct payment *payment = &fees->payments[i];
		const char *payee = payment->payee.text ? payment->payee.text : draft_word(draft, W("to the office"));
		draft_detail(draft, block, (struct text){
			.text = arena_printf(draft->arena, "%s: %s", payee,
			    range_words(draft, payment->least, payment->most, payment->unknown)),
			.foreign = payment->payee.foreign,
		});
	}
}

/* ------------------------------------------------------------------ one by one -- */

static void
add_validity(struct draft *draft, struct block *block, const struct fee *fee)
{
	const char *lang = draft->context->lang;
	if (fee->valid_from)
		draft_detail(draft, block, text_of(WORDS_FILL(draft->arena,
		    draft_word(draft, W("Valid from: {date}")),
		    {"date", page_date(draft->arena, lang, fee->valid_from)})));
	if (fee->valid_to)
		draft_detail(draft, block, text_of(WORDS_FILL(draft->arena,
		    draft_word(draft, W("Valid to: {date}")),
		    {"date", page_date(draft->arena, lang, fee->valid_to)})));
}

/* What is for something is not "free of charge" but nothing to pay. */
static void
add_fee(struct draft *draft, const struct fee *fee)
{
	const char *amount = !fee->known ? unknown_words(draft) : fee->purpose.text && !fee->amount
	    ? draft_word(draft, W("nothing to pay")) : amount_words(draft, fee->amount);
	struct text line = text_of(amount);
	if (fee->purpose.text) {
		line = fee->purpose;
		line.text = arena_printf(draft->arena, "%s: %s", fee->purpose.text, amount);
		line.spoken = NULL;
	}
	line.stale |= fee->stale;
	struct block *block = draft_add(draft, BLOCK_BULLET, line);
	if (fee->payee.id)
		draft_detail(draft, block, (struct text){
			.text = WORDS_FILL(draft->arena, draft_word(draft, W("You pay: {payee}")),
			    {"payee", fee->payee.name.text}),
			.foreign = fee->payee.name.foreign,
		});
	draft_detail(draft, block, draft_condition(draft, &fee->condition));
	add_validity(draft, block, fee);
	draft_detail(draft, block, fee->note);
}

/* Whether the visitor may have to pay it today. */
static bool
applies(const struct draft *draft, const struct fee *fee)
{
	return fee_is_valid(fee, draft->context->today) && draft_truth(draft, &fee->condition) != TRUTH_NO;
}

static void
add_sum(struct draft *draft)
{
	struct block *block = draft_add(draft, BLOCK_TEXT, text_of(WORDS_FILL(draft->arena,
	    draft_word(draft, W("In all: {amount}")), {"amount", draft_fee_sum(draft)})));
	draft_payments(draft, block);
}

void
draft_fees(struct draft *draft, const struct service *s)
{
	unsigned count = 0;
	draft_heading(draft, W("How much does it cost?"));
	for (size_t i = 0; i < s->fee_count; i++)
		if (applies(draft, &s->fees[i])) {
			add_fee(draft, &s->fees[i]);
			count++;
		}
	if (!count)
		draft_add(draft, BLOCK_BULLET, text_of(unknown_words(draft)));
	if (count > 1 && draft->guidance && draft->guidance->fees.most)
		add_sum(draft);
}
