/* generate [--services 3000] [--languages 3] [--seed 1] [--edit WHAT] DIR
 *
 * Writes a synthetic catalogue's source folder for measuring: 17 life situations,
 * 200 documents, 60 shared questions, 300 offices, 150 terms, and services with
 * 2.5 to 3 KB of Hungarian-looking text each, all translated. The same options
 * give the same bytes on every machine.
 *
 * --edit makes the next edition of the same catalogue, which differs (apart from
 * the catalogue's date) in exactly:
 *   one       the summary of one service, in all languages
 *   twenty    the summaries of twenty services
 *   fees      the first fee of every tenth service
 *   language  every service's texts in the last language
 *
 * DIR is made when it is missing; files of the same names are replaced. */
#include <getopt.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/bench/plan.h"

struct order {
	unsigned services, languages;
	unsigned long seed;
	enum plan_edit edit;
	const char *folder;
};

static int
usage(void)
{
	fprintf(stderr, "usage: generate [--services %d..%d] [--languages 1..3] [--seed N] "
	    "[--edit one|twenty|fees|language] DIR\n", PLAN_SERVICES_MIN, PLAN_SERVICES_MAX);
	return 2;
}

static bool
read_edit(const char *name, enum plan_edit *edit)
{
	static const char *const names[] = {[EDIT_ONE] = "one", [EDIT_TWENTY] = "twenty",
	    [EDIT_FEES] = "fees", [EDIT_LANGUAGE] = "language"};
	for (unsigned i = EDIT_ONE; i <= EDIT_LANGUAGE; i++) {
		if (strcmp(names[i], name) == 0) {
			*edit = i;
			return true;
		}
	}
	return false;
}

static bool
read_options(struct order *order, int argc, char **argv)
{
	static const struct option options[] = {{"services", required_argument, NULL, 's'},
	    {"languages", required_argument, NULL, 'l'}, {"seed", required_argument, NULL, 'r'},
	    {"edit", required_argument, NULL, 'e'}, {0}};
	for (int option; (option = getopt_long(argc, argv, "", options, NULL)) != -1;) {
		switch (option) {
		case 's': order->services = (unsigned)strtoul(optarg, NULL, 10); break;
		case 'l': order->languages = (unsigned)strtoul(optarg, NULL, 10); break;
		case 'r': order->seed = strtoul(optarg, NULL, 10); break;
		case 'e':
			if (!read_edit(optarg, &order->edit))
				return false;
			break;
		default: return false;
		}
	}
	order->folder = argv[optind];
	return optind + 1 == argc && order->services >= PLAN_SERVICES_MIN &&
	    order->services <= PLAN_SERVICES_MAX && order->languages >= 1 &&
	    order->languages <= PROSE_LANGUAGES;
}

int
main(int argc, char **argv)
{
	struct order order = {.services = 3000, .languages = 3, .seed = 1};
	if (!read_options(&order, argc, argv))
		return usage();
	struct plan plan = plan_make(order.services, order.edit);
	struct sheet sheet = {.languages = order.languages, .seed = order.seed};
	bool done = sheet_begin(&sheet, order.folder) && plan_write_registers(&plan, &sheet) &&
	    plan_write_services(&plan, &sheet);
	return sheet_end(&sheet) && done ? 0 : 1;
}
