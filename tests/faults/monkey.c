/* monkey N SEED: writes N random lines for `kalauz --script -`, "show" last.
 *
 * build/monkey 100000 1 | build/kalauz --kiosk --script - --catalogue build/catalogue.db
 * must end with status 0 and one whole screen. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static uint64_t state;

/* splitmix64 (public domain, Sebastiano Vigna). */
static uint32_t
random_below(uint32_t limit)
{
	uint64_t z = state += 0x9e3779b97f4a7c15;
	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
	z = (z ^ z >> 27) * 0x94d049bb133111eb;
	return (uint32_t)((z ^ z >> 31) % limit);
}

static int
random_between(int least, int most)
{
	return least + (int)random_below((uint32_t)(most - least + 1));
}

/* What leads deeper and around stands more than once. */
static const char *const keys[] = {
	"Enter", "Enter", "Enter", "Enter", "Enter", "Space", "Space", "F8", "F8", "+", "+", "F7", "Down", "Down", "Down", "Down", "Up", "Up",
	"Left", "Right", "PageUp", "PageDown", "PageDown", "End", "Home", "Escape", "Backspace", "Tab",
	"Tab", "Shift-Tab", "Insert", "Delete", "F1", "F2", "F3", "F4", "F5", "F5", "F6", "F7", "F8", "F9",
	"F10", "F11", "F12", "Ctrl-Q", "Ctrl-C", "Ctrl-Z", "Ctrl-\\", "Ctrl-D", "Ctrl-L", "Ctrl-H",
};
static const char *const texts[] = {
	"zxqv", "lejart a szemelyim", "/utlevell", "árvíztűrő tükörfúrógép", "Народження", "国民健康", "'; DROP TABLE text; --", "0", "999999",
	"e\u0301\u0301\u0301\u0301\u0301", "\U0001F600",
};
static const char *const sizes[] = {
	"80x25", "80x25", "80x25", "80x25", "40x14", "40x14", "40x14", "120x33", "120x33", "100x30",
	"20x6", "20x6", "21x7", "33x9", "60x20", "72x24", "500x200", "20x200", "500x6",
};
#define ONE_OF(list) list[random_below(sizeof list / sizeof *list)]

static void
write_line(void)
{
	switch (random_below(100)) {
	case 0:
		printf("resize %s\n", ONE_OF(sizes));
		break;
	case 1:
		printf("resize %dx%d\n", random_between(20, 140), random_between(6, 60));
		break;
	case 2:
		printf("wait %d\n", random_between(0, 12));
		break;
	case 3:
		printf("text %s\n", ONE_OF(texts));
		break;
	case 4:
		printf("wait %d\n", random_below(20) ? 1 : random_between(50, 90));
		break;
	default:
		if (random_below(6) == 0)
			printf("click %d %d\n", random_between(-3, 139), random_between(-3, 59));
		else if (random_below(8) == 0)
			printf("wheel %d\n", random_between(-5, 5));
		else if (random_below(4) == 0)
			printf("key %u\n", random_below(10));
		else if (random_below(12) == 0)
			printf("key %c\n", random_between('a', 'z'));
		else
			printf("key %s\n", ONE_OF(keys));
	}
}

int
main(int argc, char **argv)
{
	if (argc != 3) {
		fprintf(stderr, "usage: monkey LINES SEED\n");
		return 2;
	}
	long lines = atol(argv[1]);
	state = (uint64_t)atoll(argv[2]);
	for (long i = 0; i < lines; i++)
		write_line();
	printf("resize 80x25\nshow\n");
	return ferror(stdout) || fflush(stdout) ? 1 : 0;
}
