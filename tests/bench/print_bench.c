/* print-bench BUILD TARGET PRESSES CODE ... — from the key to the printer: at a desk that has read the codes in turn, how long
 * after Enter on "Print" the list's bytes come out of kalauz-print, and where the time goes. TARGET is a4 or receipt (to files),
 * or device (a receipt printer that answers at once), or silent (one that never does). Between the kiosk and kalauz-print stands
 * the bench, which passes on what they say. Milliseconds; processor time in brackets. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "kiosk/takeaway/takeaway_job.h"
#include "tests/bench/samples.h"
#include "tests/pty/terminal.h"

enum { LIMIT = 10000, PRESSES_A_VISIT = 4, PATH = 256 };

struct bench {
	char folder[PATH], from_kiosk[PATH], to_print[PATH];
	struct terminal *kiosk;
	pid_t print;
	int server;           /* where the kiosk brings lists */
	int printer;          /* what came: inotify of the folder, or the device's other side */
	bool answers, device;
};

enum stage { KIOSK, WHOLE, FIRST, LAST, KIOSK_CPU, PRINT_CPU, STAGES };
static struct samples stages[STAGES];

static void
fail(const char *what)
{
	fprintf(stderr, "print-bench: %s: %s\n", what, strerror(errno));
	exit(1);
}

static double
clock_of(clockid_t id)
{
	struct timespec now;
	clock_gettime(id, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static double
cpu_of(pid_t pid)
{
	clockid_t id;
	return clock_getcpuclockid(pid, &id) ? 0 : clock_of(id);
}

static void
wait_for(int fd, const char *what)
{
	struct pollfd poll_fd = {.fd = fd, .events = POLLIN};
	if (poll(&poll_fd, 1, LIMIT) != 1)
		fail(what);
}

/* ------------------------------------------------------------------- programs -- */

static struct sockaddr_un
address_of(const char *path)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	snprintf(address.sun_path, sizeof address.sun_path, "%.100s", path);
	return address;
}

static void
write_file(const char *path, const char *text)
{
	FILE *file = fopen(path, "we");
	if (!file || fputs(text, file) < 0 || fclose(file))
		fail(path);
}

/* A receipt printer's other side; its name. */
static const char *
open_device(struct bench *bench)
{
	static char name[PATH];
	struct termios mode;
	int inside;
	if (openpty(&bench->printer, &inside, name, NULL, NULL) || tcgetattr(inside, &mode))
		fail("a device");
	cfmakeraw(&mode);
	tcsetattr(inside, TCSANOW, &mode);
	return name; /* the inside stays open, or there would be no printer between two lists */
}

static void
start_print(struct bench *bench, const char *build, const char *target)
{
	char conf[PATH + 20], program[PATH], text[2 * PATH];
	snprintf(conf, sizeof conf, "%s/print.conf", bench->folder);
	snprintf(program, sizeof program, "%s/kalauz-print", build);
	bench->device = strcmp(target, "a4") && strcmp(target, "receipt");
	bench->answers = !strcmp(target, "device");
	snprintf(text, sizeof text, "printer = %s:%s\npaper = %s\n", bench->device ? "device" : "file",
	    bench->device ? open_device(bench) : bench->folder, !strcmp(target, "a4") ? "a4" : "receipt");
	write_file(conf, text);
	if (!bench->device && ((bench->printer = inotify_init1(IN_CLOEXEC)) < 0 ||
	    inotify_add_watch(bench->printer, bench->folder, IN_CREATE | IN_CLOSE_WRITE) < 0))
		fail("inotify");
	bench->print = fork();
	if (!bench->print) {
		execl(program, program, "--config", conf, "--socket", bench->to_print, (char *)NULL);
		_exit(127);
	}
	while (access(bench->to_print, F_OK))
		if (waitpid(bench->print, NULL, WNOHANG))
			fail(program);
}

static void
start_kiosk(struct bench *bench, const char *build)
{
	char conf[PATH + 20], program[PATH], catalogue[PATH], text[2 * PATH];
	struct sockaddr_un address = address_of(bench->from_kiosk);
	snprintf(conf, sizeof conf, "%s/kalauz.conf", bench->folder);
	snprintf(program, sizeof program, "%s/kalauz", build);
	snprintf(catalogue, sizeof catalogue, "%s/catalogue.db", build);
	snprintf(text, sizeof text, "printer = %s\ndesk = reads-codes\n", bench->from_kiosk);
	write_file(conf, text);
	bench->server = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (bind(bench->server, (struct sockaddr *)&address, sizeof address) || listen(bench->server, 4))
		fail("socket");
	char *arguments[] = {program, "--desk", "--config", conf, "--catalogue", catalogue, "--now", "2026-11-23T09:41", NULL};
	bench->kiosk = terminal_start(arguments, &(struct terminal_options){0});
	if (!bench->kiosk || !terminal_wait_text(bench->kiosk, "Kód vagy keresés", LIMIT))
		fail(program);
}

/* -------------------------------------------------------------------- one list -- */

static void
pass_list(struct bench *bench, int kiosk, int print, double pressed)
{
	static char job[TAKEAWAY_MAX_JOB + 1];
	size_t size = 0;
	wait_for(kiosk, "no list");
	samples_add(&stages[KIOSK], clock_of(CLOCK_MONOTONIC) - pressed);
	while (!takeaway_job_is_whole(job, size)) {
		wait_for(kiosk, "half a list");
		ssize_t got = read(kiosk, job + size, sizeof job - size);
		if (got <= 0)
			fail("half a list");
		size += (size_t)got;
	}
	samples_add(&stages[WHOLE], clock_of(CLOCK_MONOTONIC) - pressed);
	if (write(print, job, size) != (ssize_t)size)
		fail("kalauz-print");
	(void)bench;
}

/* Answers what a printer is asked, and tells when its first byte to print came. */
static bool
take_bytes(const struct bench *bench)
{
	unsigned char bytes[65536];
	ssize_t got = read(bench->printer, bytes, sizeof bytes);
	bool first = false;
	for (ssize_t i = 0; i < got; i++) {
		if (i + 2 < got && bytes[i] == 0x10 && bytes[i + 1] == 0x04) {
			if (bench->answers && write(bench->printer, "\x12", 1) != 1)
				fail("answer");
			i += 2;
		} else
			first = true;
	}
	return first;
}

/* Until kalauz-print has said its last word. */
static void
watch_printer(struct bench *bench, int kiosk, int print, double pressed)
{
	double first = 0, last = 0;
	for (bool done = false; !done;) {
		struct pollfd fds[] = {{.fd = bench->printer, .events = POLLIN}, {.fd = print, .events = POLLIN}};
		char words[256];
		if (poll(fds, 2, LIMIT) <= 0)
			fail("nothing is printed");
		if (fds[0].revents & POLLIN) {
			bool is_list = bench->device ? take_bytes(bench) : read(bench->printer, words, sizeof words) > 0;
			double now = clock_of(CLOCK_MONOTONIC) - pressed;
			first = is_list && first == 0 ? now : first;
			last = is_list ? now : last;
		}
		if (!(fds[1].revents & POLLIN))
			continue;
		ssize_t got = read(print, words, sizeof words);
		done = got <= 0 || (memmem(words, (size_t)got, "done", 4) != NULL);
		if (done && !terminal_wait_text(bench->kiosk, "Nyomtatom", LIMIT)) /* no more what it said of the list before */
			fail("the kiosk does not say that it prints");
		if (got > 0 && write(kiosk, words, (size_t)got) != got)
			fail("kiosk");
	}
	samples_add(&stages[FIRST], first);
	samples_add(&stages[LAST], last);
}

static void
press(struct bench *bench)
{
	struct sockaddr_un address = address_of(bench->to_print);
	pid_t kiosk_pid = terminal_pid(bench->kiosk);
	int print = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (connect(print, (struct sockaddr *)&address, sizeof address))
		fail("kalauz-print");
	double kiosk_cpu = cpu_of(kiosk_pid), print_cpu = cpu_of(bench->print), pressed = clock_of(CLOCK_MONOTONIC);
	terminal_key(bench->kiosk, "Enter");
	wait_for(bench->server, "the kiosk brings nothing");
	int kiosk = accept(bench->server, NULL, NULL);
	pass_list(bench, kiosk, print, pressed);
	watch_printer(bench, kiosk, print, pressed);
	samples_add(&stages[KIOSK_CPU], cpu_of(kiosk_pid) - kiosk_cpu);
	samples_add(&stages[PRINT_CPU], cpu_of(bench->print) - print_cpu);
	close(print);
	close(kiosk);
	if (!terminal_wait_text(bench->kiosk, "Kinyomtattuk", LIMIT))
		fail("the kiosk does not hear that it is done");
}

static void
read_code(struct bench *bench, const char *code)
{
	if (stages[FIRST].count) /* another visit: one has only so many prints */
		terminal_key(bench->kiosk, "F10");
	if (!terminal_wait_text(bench->kiosk, "Kód vagy keresés", LIMIT))
		fail("no end of a visit");
	terminal_type(bench->kiosk, code);
	terminal_key(bench->kiosk, "Enter");
	if (!terminal_wait_text(bench->kiosk, "Az Ön ügyei", LIMIT))
		fail(code);
	terminal_key(bench->kiosk, "F11");
	if (!terminal_wait_text(bench->kiosk, "A listája papíron", LIMIT))
		fail("no page to print");
}

/* ---------------------------------------------------------------------- report -- */

static void
report(const char *target)
{
	static const char *const names[STAGES] = {"key -> first byte of the list leaves the kiosk", "key -> all of it does",
		"key -> first byte at the printer", "key -> last byte at the printer", "processor time of the kiosk",
		"processor time of kalauz-print"};
	printf("%s, %zu presses:\n", target, stages[FIRST].count);
	for (int i = 0; i < STAGES; i++)
		printf("  %-48s p50 %6.1f  p99 %6.1f  max %6.1f ms\n", names[i], samples_percentile(&stages[i], 50),
		    samples_percentile(&stages[i], 99), samples_percentile(&stages[i], 100));
}

int
main(int argc, char **argv)
{
	struct bench bench = {.folder = "/tmp/kalauz-print-bench-XXXXXX"};
	char command[PATH + 20];
	if (argc < 5 || !mkdtemp(bench.folder))
		fail("print-bench BUILD a4|receipt|device|silent PRESSES CODE ...");
	signal(SIGPIPE, SIG_IGN);
	snprintf(bench.from_kiosk, sizeof bench.from_kiosk, "%.60s/kiosk", bench.folder);
	snprintf(bench.to_print, sizeof bench.to_print, "%.60s/print", bench.folder);
	start_print(&bench, argv[1], argv[2]);
	start_kiosk(&bench, argv[1]);
	for (int i = 0; i < atoi(argv[3]); i++) {
		if (i % PRESSES_A_VISIT == 0)
			read_code(&bench, argv[4 + i / PRESSES_A_VISIT % (argc - 4)]);
		press(&bench);
	}
	report(argv[2]);
	kill(bench.print, SIGTERM);
	terminal_free(bench.kiosk);
	snprintf(command, sizeof command, "rm -rf %.100s", bench.folder);
	return system(command) ? 1 : 0;
}
