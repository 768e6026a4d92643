#include "sync/publisher/publish_clock.h"

#include <stdlib.h>

#include "data/date.h"
#include "data/status.h"
#include "data/version.h"

enum { SLACK = 3600 }; /* seconds by which a clock may be set back between two runs */

int64_t
publish_clock_floor(void)
{
	int64_t floor;
	if (!time_read(version_day, TIME_FORM_UTC_OR_DAY, &floor))
		abort();
	return floor;
}

static void
complain(int64_t now, int64_t than, const char *what)
{
	char moment[TIME_SIZE], other[TIME_SIZE];
	time_write(now, moment);
	time_write(than, other);
	status_report("this machine's clock says %s, %s %s; set the clock, or, if it is right, say so with --now %s",
	    moment, what, other, moment);
}

bool
publish_clock(const struct publish_options *options, int64_t signed_at, int days, bool signing, int64_t *now)
{
	int64_t build = publish_clock_floor(), floor = signed_at > build ? signed_at : build;
	*now = options->now;
	if (options->now_given)
		return true;
	if (*now < floor - SLACK)
		complain(*now, floor, signed_at > build ? "but metadata was signed at" :
		    "but this program was built on");
	else if (signing && signed_at && *now > signed_at + (int64_t)days * DAY_SECONDS)
		complain(*now, signed_at, "long after the newest metadata was signed, at");
	else
		signing = false;
	if (*now < floor)
		*now = floor;
	return !signing;
}
