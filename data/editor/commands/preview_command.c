/* `kalauz-data preview`: the kiosk on the sources as they are, anew after each saving. */
#include "data/editor/commands/commands.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "data/editor/commands/arguments.h"
#include "data/editor/commands/preview_build.h"
#include "data/editor/faults/nearest.h"
#include "data/editor/faults/say.h"
#include "data/editor/source/source.h"
#include "data/link.h"

enum { LOOK_EVERY = 300 }; /* ms */

static volatile sig_atomic_t ended; /* by a signal */

/* A preview that is going on. */
struct preview {
	const char *sources, *lang, *folder;
	const char *id;     /* of what is looked at, or NULL */
	struct arena arena;
	unsigned round;
	uint64_t built, seen; /* states of the sources: of the last build, and at the last look */
};

static void
on_end(int signal)
{
	(void)signal;
	ended = 1;
}

/* The kiosk beside this program, or else on the PATH. */
static const char *
kiosk_path(struct arena *arena)
{
	char program[PATH_MAX];
	ssize_t size = readlink("/proc/self/exe", program, sizeof program - 1);
	if (size <= 0)
		return "kalauz";
	program[size] = '\0';
	const char *beside = arena_printf(arena, "%s/kalauz", dirname(program));
	return access(beside, X_OK) ? "kalauz" : beside;
}

/* The page of a service, document, matter or life situation, as a link; NULL: there is none, and that was said. */
static const char *
link_of(struct preview *preview, const char *id)
{
	static const struct {
		enum kind kind;
		enum link_kind link;
	} kinds[] = {
		{KIND_SERVICE, LINK_SERVICE}, {KIND_DOCUMENT, LINK_DOCUMENT}, {KIND_MATTER, LINK_MATTER},
		{KIND_LIFE_EVENT, LINK_LIFE_EVENT}, {KIND_OFFICE, LINK_OFFICE}, {KIND_TERM, LINK_TERM},
	};
	struct faults faults;
	struct sources sources;
	struct nearest nearest = nearest_to(id);
	const char *link = NULL;
	faults_init(&faults, preview->lang);
	source_load(&sources, &faults, preview->sources);
	for (size_t k = 0; !link && k < sizeof kinds / sizeof *kinds; k++) {
		const struct entry *entry = source_find(&sources, kinds[k].kind, id);
		const struct link to = link_to(kinds[k].link, entry ? entry->key : 0);
		link = entry ? link_write(&preview->arena, &to) : NULL;
		for (size_t i = 0; i < sources.of[kinds[k].kind].count; i++)
			nearest_offer(&nearest, sources.of[kinds[k].kind].items[i]->id);
	}
	if (!link && nearest.best)
		SAY(preview->lang, "there is no \"{value}\"; did you mean \"{other}\"?", {"value", id}, {"other", nearest.best});
	else if (!link)
		SAY(preview->lang, "there is no \"{value}\"; kalauz-data list --register names what there is", {"value", id});
	source_free(&sources);
	faults_destroy(&faults);
	return link;
}

/* Never returns in the child. */
static pid_t
start_kiosk(struct preview *preview, const char *link)
{
	const char *kiosk = kiosk_path(&preview->arena);
	const char *arguments[] = {kiosk, "--catalogue", arena_printf(&preview->arena, "%s/" PREVIEW_CATALOGUE, preview->folder),
		"--config", "/dev/null", "--follow", arena_printf(&preview->arena, "%s/" PREVIEW_FAULTS, preview->folder),
		link ? "--open" : NULL, link, NULL};
	pid_t child = fork();
	if (child)
		return child;
	execvp(kiosk, (char *const *)arguments);
	SAY(preview->lang, "the kiosk {file} could not be started ({reason}); install kalauz", {"file", kiosk},
	    {"reason", say_reason(preview->lang, errno)});
	_exit(127);
}

/* Builds anew when something was saved, and nothing has been since the last look: programs write files in several steps. */
static void
look(struct preview *preview)
{
	uint64_t now = preview_state(preview->sources);
	bool settled = now == preview->seen;
	preview->seen = now;
	if (!settled || now == preview->built)
		return;
	preview->built = now;
	if (preview_build(preview->sources, preview->lang, preview->id, preview->folder, preview->round))
		preview->round++;
}

/* Until the kiosk ends; its exit status. */
static int
mind_kiosk(struct preview *preview, pid_t child)
{
	int status = 0;
	const struct timespec pause = {.tv_nsec = LOOK_EVERY * 1000000L};
	for (pid_t gone = 0; !(gone = waitpid(child, &status, WNOHANG)) || (gone < 0 && errno == EINTR);) {
		if (ended)
			kill(child, SIGTERM);
		nanosleep(&pause, NULL);
		look(preview);
	}
	return WIFEXITED(status) ? WEXITSTATUS(status) : EXIT_FAILURE;
}

static void
remove_folder(struct preview *preview)
{
	static const char *const names[] = {PREVIEW_FAULTS, "link", "current"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		unlink(arena_printf(&preview->arena, "%s/%s", preview->folder, names[i]));
	for (unsigned round = preview->round > PREVIEW_KEPT ? preview->round - PREVIEW_KEPT : 0; round <= preview->round; round++)
		preview_remove(preview->folder, round);
	rmdir(preview->folder);
}

/* From now on the screen is the kiosk's. */
static void
be_quiet(void)
{
	int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
	if (nowhere < 0)
		return;
	fflush(stdout);
	dup2(nowhere, STDOUT_FILENO);
	dup2(nowhere, STDERR_FILENO);
	close(nowhere);
}

static int
run_preview(struct preview *preview, const char *link)
{
	const char *temporary = getenv("TMPDIR");
	char *folder = arena_printf(&preview->arena, "%s/kalauz-preview-XXXXXX", temporary && *temporary ? temporary : "/tmp");
	if (!mkdtemp(folder)) {
		say_unwritten(preview->lang, folder, errno);
		return EXIT_FAILURE;
	}
	preview->folder = folder;
	preview->built = preview->seen = preview_state(preview->sources);
	preview->round = preview_build(preview->sources, preview->lang, preview->id, folder, 0);
	const struct sigaction end = {.sa_handler = on_end}, ignored = {.sa_handler = SIG_IGN};
	sigaction(SIGTERM, &end, NULL);
	sigaction(SIGHUP, &end, NULL);
	pid_t child = start_kiosk(preview, link); /* which is to hear of ^C, unlike this program */
	sigaction(SIGINT, &ignored, NULL);
	sigaction(SIGQUIT, &ignored, NULL);
	be_quiet();
	int status = child < 0 ? EXIT_FAILURE : mind_kiosk(preview, child);
	remove_folder(preview);
	return status;
}

int
preview_command(int argc, char **argv)
{
	struct arguments arguments;
	const struct own_option none[] = {{0}};
	if (!arguments_read_own(&arguments, argc, argv, none, 0, 1))
		return EXIT_USAGE;
	struct preview preview = {.sources = arguments.folder, .lang = arguments.lang};
	preview.id = arguments.operand_count ? arguments.operands[0] : NULL;
	const char *link = preview.id ? link_of(&preview, preview.id) : NULL;
	int status = preview.id && !link ? EXIT_FAILURE : run_preview(&preview, link);
	arena_free(&preview.arena);
	return status;
}
