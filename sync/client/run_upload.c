#include "sync/client/run_upload.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "sync/client/run.h"
#include "sync/client/sandbox.h"
#include "sync/upload/upload_secret.h"
#include "sync/upload/upload_state.h"

/* From here on only the days and what is remembered of them can be written. */
static enum status
lock_in(const struct run_upload *run)
{
	const struct sync_settings *s = run->settings;
	const char *readable[] = {s->ca, s->client_certificate, s->client_key};
	char *folder;
	if (asprintf(&folder, "%s/" UPLOAD_FOLDER, s->store) < 0)
		abort();
	const struct sandbox sandbox = {
		.writable = {folder, s->tally},
		.readable = readable,
		.readable_count = sizeof readable / sizeof *readable,
	};
	enum status status = sandbox_enter(&sandbox);
	free(folder);
	return status == STATUS_DONE ? status : report_say(run->report, OUTCOME_BROKEN, s->store, "sandbox", "cannot be entered");
}

static struct fetcher *
new_fetcher(const struct run_upload *run, const struct upload_secret *secret)
{
	struct fetch_settings settings;
	run_fetch_settings(run->settings, run->settings->upload, &settings);
	settings.user = *secret->user ? secret->user : NULL;
	settings.password = secret->password;
	settings.region = run->settings->upload_region;
	struct fetcher *fetcher = fetcher_new(&settings, run->report);
	if (fetcher)
		fetcher_set_waiting(fetcher, run->waiting);
	return fetcher;
}

static void
send_days(const struct run_upload *run, struct upload *upload)
{
	const char *place = run->settings->upload_credentials;
	struct upload_secret secret = {0};
	enum status status = place ? upload_secret_read(&secret, place, run->report) : STATUS_DONE;
	if (status == STATUS_DONE)
		status = lock_in(run);
	if (status == STATUS_DONE && !(upload->fetcher = new_fetcher(run, &secret)))
		status = STATUS_IO;
	upload_secret_wipe(&secret);
	if (status == STATUS_DONE)
		upload_run(upload);
}

void
run_upload(const struct run_upload *run)
{
	struct upload upload = {.spool = run->settings->tally, .report = run->report};
	struct upload_state state;
	int folder = upload_state_open(run->settings->store, run->report);
	if (folder < 0)
		return;
	upload_state_read(&state, folder);
	if (!run->patient || !upload_state_should_wait(&state, run->now, run->report)) {
		send_days(run, &upload);
		upload_state_end(&state, folder, &upload, run->now);
	}
	fetcher_free(upload.fetcher);
	close(folder);
}
