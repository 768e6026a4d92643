/* Sentences: where the first one ends. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "data/text.h"

static void
test_first_sentence(void **state)
{
	static const struct {
		const char *text, *first;
	} examples[] = {
		{"Havi pénz a gyermek után. Az iskola végéig jár.", "Havi pénz a gyermek után."},
		{"Hány éves, aki az igazolványt kéri? A korától függ.", "Hány éves, aki az igazolványt kéri?"},
		{"Be kell íratni azt, aki augusztus 31-ig betölti a 6. életévét. Áprilisban.",
		    "Be kell íratni azt, aki augusztus 31-ig betölti a 6. életévét."},
		{"Jelentse be a változást 2026. december 31. előtt. Utána büntetik.",
		    "Jelentse be a változást 2026. december 31. előtt."},
		{"Menjen be a kormányablakba. Ügyfélkapuval otthonról is megy.", "Menjen be a kormányablakba."},
		{"Зверніться до відомства особисто. Якщо можете, онлайн.", "Зверніться до відомства особисто."},
		{"Az ún. KAÜ. Ezt mindenki ismeri, aki belépett már.", "Az ún. KAÜ. Ezt mindenki ismeri, aki belépett már."},
		{"Egy mondat", "Egy mondat"}, {"", ""},
	};
	(void)state;
	for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
		struct arena arena = {0};
		assert_string_equal(text_first_sentence(&arena, examples[i].text), examples[i].first);
		arena_free(&arena);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_first_sentence),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
