/* friso's words, with the dictionary of its own package.
 *
 * usage: friso INI simple|complex FILE...     times the files, once they are in memory
 *        friso INI simple|complex             prints the words of standard input
 */
#include <friso/friso_API.h>
#include <friso/friso.h>

#include "worker.h"

int main(int argc, char **argv) {
  if (argc < 3) return 2;
  friso_t friso = friso_new();
  friso_config_t config = friso_new_config();
  if (friso_init_from_ifile(friso, config, argv[1]) != 1) return 1;
  friso_set_mode(config, strcmp(argv[2], "simple") == 0 ? __FRISO_SIMPLE_MODE__ : __FRISO_COMPLEX_MODE__);
  friso_task_t task = friso_new_task();
  double seconds = 0;
  size_t tokens = 0;
  for (int index = argc > 3 ? 3 : 0; index < argc; index++) {
    size_t length;
    char *text = contents(index ? argv[index] : NULL, &length);
    double begin = now();
    friso_set_text(task, text);
    while (config->next_token(friso, config, task) != NULL) {
      tokens++;
      if (index == 0) printf("%s ", task->token->word);
    }
    seconds += now() - begin;
    free(text);
    if (index == 0) return 0;
  }
  report(seconds, tokens);
  return 0;
}
