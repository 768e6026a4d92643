/* The commands of kalauz-publish, each with its own arguments. They return an exit status. */
#ifndef PUBLISH_COMMANDS_H
#define PUBLISH_COMMANDS_H

int publish_init(int argc, char **argv);
int publish_key(int argc, char **argv);
int publish_release(int argc, char **argv);
int publish_withdraw(int argc, char **argv);
int publish_drop(int argc, char **argv);
int publish_refresh(int argc, char **argv);
int publish_rotate(int argc, char **argv);
int publish_renew(int argc, char **argv);
int publish_sign(int argc, char **argv);
int publish_status(int argc, char **argv);
int publish_verify(int argc, char **argv);

#endif
