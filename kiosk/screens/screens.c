#include "kiosk/screens/screens.h"

const struct screen_ops *
screens_ops(enum link_kind kind)
{
	static const struct screen_ops *const screens[LINK_KINDS] = {
		[LINK_START] = &scr_start_ops,
		[LINK_LIFE_EVENT] = &scr_list_ops,
		[LINK_SERVICE] = &scr_page_ops,
		[LINK_LAW] = &scr_page_ops,
		[LINK_DOCUMENT] = &scr_page_ops,
		[LINK_OFFICE] = &scr_page_ops,
		[LINK_OFFICES] = &scr_list_ops,
		[LINK_TERM] = &scr_page_ops,
		[LINK_GLOSSARY] = &scr_list_ops,
		[LINK_QUESTIONS] = &scr_question_ops,
		[LINK_QUESTION] = &scr_question_ops,
		[LINK_VERDICT] = &scr_page_ops,
		[LINK_PHOTO] = &scr_phone_ops,
		[LINK_SLIP] = &scr_slip_ops,
		[LINK_PRINT] = &scr_print_ops,
		[LINK_LETTER] = &scr_print_ops,
		[LINK_PRIVACY] = &scr_page_ops,
		[LINK_PAPERS] = &scr_page_ops,
		[LINK_BUNDLE] = &scr_page_ops,
		[LINK_UNNEEDED] = &scr_page_ops,
		[LINK_ERRANDS] = &scr_page_ops,
		[LINK_MATTER] = &scr_page_ops,
		[LINK_AZ] = &scr_az_ops,
		[LINK_SEARCH] = &scr_search_ops,
		[LINK_LANGUAGE] = &scr_language_ops,
		[LINK_HELP] = &scr_page_ops,
		[LINK_NOTICE] = &scr_notice_ops,
		[LINK_IDLE] = &scr_idle_ops,
		[LINK_STAFF] = &scr_staff_ops,
		[LINK_CALL] = &scr_call_ops,
		[LINK_TELL] = &scr_tell_ops,
	};
	return screens[kind];
}

bool
screens_need_catalogue(enum link_kind kind)
{
	return kind != LINK_LANGUAGE && kind != LINK_HELP && kind != LINK_PRIVACY && kind != LINK_NOTICE && kind != LINK_IDLE &&
	    kind != LINK_STAFF && kind != LINK_CALL;
}
