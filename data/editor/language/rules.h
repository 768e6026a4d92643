/* The rules of plain language: what a text, or a page of a service, should not say, and what instead. */
#ifndef RULES_H
#define RULES_H

#include "data/editor/language/hits.h"

struct language_rule {
	const char *name;
	bool is_error;     /* otherwise a remark */
	const char *langs; /* "hu en" */
	unsigned uses;
	void (*look)(const struct known *, const struct placed_text *, struct hits *);
	void (*look_at_page)(const struct service_page *, struct hits *); /* one of the two */
	const char *msgid; /* {found}, {instead} */
};

extern const struct language_rule rules[];
extern const size_t rule_count;

/* One sentence. */
void rule_long(const struct known *, const struct placed_text *, struct hits *);
void rule_too_long(const struct known *, const struct placed_text *, struct hits *);
void rule_numbers(const struct known *, const struct placed_text *, struct hits *);
void rule_clauses(const struct known *, const struct placed_text *, struct hits *);
void rule_negations(const struct known *, const struct placed_text *, struct hits *);
void rule_referent(const struct known *, const struct placed_text *, struct hits *);
void rule_no_referent(const struct known *, const struct placed_text *, struct hits *);

void rule_nouns(const struct known *, const struct placed_text *, struct hits *);

/* One text: its words. */
void rule_nobody(const struct known *, const struct placed_text *, struct hits *);
void rule_stiff(const struct known *, const struct placed_text *, struct hits *);
void rule_never(const struct known *, const struct placed_text *, struct hits *);
void rule_vague(const struct known *, const struct placed_text *, struct hits *);
void rule_void(const struct known *, const struct placed_text *, struct hits *);
void rule_other_name(const struct known *, const struct placed_text *, struct hits *);
void rule_near_name(const struct known *, const struct placed_text *, struct hits *);
void rule_name_head(const struct known *, const struct placed_text *, struct hits *);
void rule_body(const struct known *, const struct placed_text *, struct hits *);
void rule_term(const struct known *, const struct placed_text *, struct hits *);
void rule_abbreviation(const struct known *, const struct placed_text *, struct hits *);
void rule_law(const struct known *, const struct placed_text *, struct hits *);
void rule_long_word(const struct known *, const struct placed_text *, struct hits *);
void rule_wide(const struct known *, const struct placed_text *, struct hits *);
void rule_amount(const struct known *, const struct placed_text *, struct hits *);
void rule_known_day(const struct known *, const struct placed_text *, struct hits *);
void rule_day(const struct known *, const struct placed_text *, struct hits *);
void rule_translated_number(const struct known *, const struct placed_text *, struct hits *);
void rule_telephone(const struct known *, const struct placed_text *, struct hits *);
void rule_quotes(const struct known *, const struct placed_text *, struct hits *);

/* A page: what contradicts what. */
void rule_fee(const struct service_page *, struct hits *);
void rule_fee_by_hand(const struct service_page *, struct hits *);
void rule_free(const struct service_page *, struct hits *);
void rule_days(const struct service_page *, struct hits *);
void rule_at_once(const struct service_page *, struct hits *);
void rule_weekend(const struct service_page *, struct hits *);
void rule_validity(const struct service_page *, struct hits *);
void rule_place(const struct service_page *, struct hits *);
void rule_office(const struct service_page *, struct hits *);
void rule_online(const struct service_page *, struct hits *);
void rule_form(const struct service_page *, struct hits *);
void rule_not_needed(const struct service_page *, struct hits *);
void rule_twice(const struct service_page *, struct hits *);
void rule_period(const struct service_page *, struct hits *);
void rule_shared(const struct service_page *, struct hits *);
void rule_free_case(const struct service_page *, struct hits *);
void rule_copies(const struct service_page *, struct hits *);
void rule_alone(const struct service_page *, struct hits *);
void rule_decider(const struct service_page *, struct hits *);
void rule_proxy(const struct service_page *, struct hits *);
void rule_stale(const struct service_page *, struct hits *);

#endif
