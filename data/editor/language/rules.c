#include "data/editor/language/rules.h"

#include "data/words.h"

#define BOTH "hu en"
#define TEXTS (USE_HEAD | USE_PAPER | USE_PROSE)

/* Errors hold up a release of a page that was changed; remarks tell where it hurts. */
const struct language_rule rules[] = {
	{"long", false, BOTH, TEXTS, rule_long, NULL, W("a sentence of {instead} words; make two of it")},
	{"too-long", true, "hu", TEXTS, rule_too_long, NULL, W("a sentence of {instead} words; make two or three of it, at most 25 words each")},
	{"numbers", false, BOTH, TEXTS, rule_numbers, NULL, W("{instead} numbers in one sentence; divide it, or make lines with a condition (when)")},
	{"clauses", false, BOTH, TEXTS, rule_clauses, NULL, W("{instead} clauses hang on each other in one sentence; divide it")},
	{"negations", false, BOTH, TEXTS, rule_negations, NULL, W("{instead} negations in one sentence; say what is so")},
	{"no-referent", true, BOTH, TEXTS, rule_no_referent, NULL,
	    W("begins with \"{found}\", and nothing stands before it; name the thing")},
	{"referent", false, BOTH, TEXTS, rule_referent, NULL,
	    W("a sentence begins with \"{found}\", which points to the one before; name the thing")},
	{"stiff", false, BOTH, TEXTS, rule_stiff, NULL, W("\"{found}\" is officialese; rather: {instead}")},
	{"never", true, BOTH, TEXTS, rule_never, NULL, W("\"{found}\" is officialese; write: {instead}")},
	{"vague", false, BOTH, USE_HEAD | USE_PROSE, rule_vague, NULL, W("\"{found}\" is vague; say when, how many or which, or leave it out")},
	{"vague-paper", true, BOTH, USE_PAPER, rule_vague, NULL, W("\"{found}\" is vague, and a paper must be exact; say when, how many or which")},
	{"void", true, BOTH, TEXTS, rule_void, NULL, W("\"{found}\" tells nobody what to do; say when, or make it a condition (when), or name the papers")},
	{"name", true, "hu", TEXTS, rule_other_name, NULL, W("\"{found}\" is called otherwise here; write: {instead}")},
	{"near-name", true, "hu", TEXTS, rule_near_name, NULL, W("\"{found}\" is not quite the name in the register; write: {instead}")},
	{"term", false, "hu", TEXTS, rule_term, NULL, W("\"{found}\" is a term that the glossary does not explain; add \"{instead}\" to it, or say it plainly")},
	{"abbreviation", true, "hu", TEXTS, rule_abbreviation, NULL,
	    W("\"{found}\" is explained nowhere; write it out, or add it to the glossary")},
	{"law", true, BOTH, USE_ALL, rule_law, NULL, W("\"{found}\": the law has its own place; move it to legal_basis, and say here what to do")},
	{"long-word", false, BOTH, USE_ALL, rule_long_word, NULL,
	    W("\"{found}\" has more than 20 letters; find another word, or put a soft hyphen (U+00AD) where it may break")},
	{"wide", false, BOTH, USE_ALL, rule_wide, NULL, W("\"{found}\" takes too much room on the narrow screen; make it shorter")},
	{"amount", true, "hu", TEXTS, rule_amount, NULL, W("\"{found}\" is an amount of the register; write {amount}, so that it changes with it")},
	{"fee", true, "hu", 0, NULL, rule_fee, W("\"{found}\" says another amount than {instead}; correct one of them")},
	{"free", true, "hu", 0, NULL, rule_free, W("\"{found}\" says that it costs nothing, {instead} say that it does; correct one of them")},
	{"days", true, "hu", 0, NULL, rule_days, W("\"{found}\" says another time than {instead}; correct one of them")},
	{"at-once", true, "hu", 0, NULL, rule_at_once, W("\"{found}\" says that it is done at once, {instead} say that it takes days; correct one of them")},
	{"validity", true, "hu", 0, NULL, rule_validity, W("\"{found}\" says another time than {instead}; correct one of them")},
	{"place", true, "hu", 0, NULL, rule_place, W("\"{found}\" says another place than {instead}; correct one of them")},
	{"online", true, "hu", 0, NULL, rule_online, W("\"{found}\" and {instead} do not agree on whether it can be done from home; correct one of them")},
	{"form", true, "hu", 0, NULL, rule_form, W("\"{found}\" and {instead} do not agree on original or copy; correct one of them")},
	{"twice", false, "hu", 0, NULL, rule_twice, W("\"{found}\" stands in {instead}, too; say it once")},
	{"period", false, "hu", 0, NULL, rule_period, W("\"{found}\": these days stand in {instead}; leave them out here, or they will differ one day")},
	{"shared", false, "hu", 0, NULL, rule_shared, W("these papers are a part of the shared requirement \"{found}\"; write use: {found}, unless the others are really not accepted")},
	{"stale", false, "hu", 0, NULL, rule_stale, W("\"{found}\" is more than 12 months ago; look whether it still holds, and write when")},
};
const size_t rule_count = sizeof rules / sizeof *rules;
