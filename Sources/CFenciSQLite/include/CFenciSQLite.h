#ifndef CFENCI_SQLITE_H
#define CFENCI_SQLITE_H

#include <stdbool.h>

// The part of SQLite's interface that a tokenizer of FTS5 needs. SQLite keeps these types and
// functions as they are (https://sqlite.org/fts5.html#custom_tokenizers), so no header of SQLite is
// needed, and the functions come from whatever SQLite the program has.

typedef struct sqlite3 sqlite3;
typedef struct sqlite3_stmt sqlite3_stmt;
typedef struct sqlite3_context sqlite3_context;
typedef struct sqlite3_value sqlite3_value;
typedef struct Fts5Tokenizer Fts5Tokenizer;

/// Receives one token of a text from `fenci_fts5_functions.tokenize`. Another value than FENCI_SQLITE_OK
/// ends the text.
typedef int (*fenci_fts5_token)(void *context, int flags, const char *token, int length, int start,
                                int end);

/// The functions of a tokenizer, in the order of `fts5_tokenizer`. The names are others, because a
/// program may import a header of SQLite as well.
typedef struct fenci_fts5_functions {
  int (*create)(void *context, const char **arguments, int count, Fts5Tokenizer **tokenizer);
  void (*delete_)(Fts5Tokenizer *tokenizer);
  int (*tokenize)(Fts5Tokenizer *tokenizer, void *context, int flags, const char *text, int length,
                  fenci_fts5_token token);
} fenci_fts5_functions;

enum {
  FENCI_SQLITE_OK = 0,
  FENCI_SQLITE_ERROR = 1,
  FENCI_SQLITE_MISMATCH = 20,
  FENCI_SQLITE_NOTICE = 27,
  FENCI_SQLITE_ROW = 100,
  FENCI_SQLITE_DONE = 101,
  FENCI_SQLITE_OK_LOAD_PERMANENTLY = 256,
  FENCI_SQLITE_UTF8 = 1,
  FENCI_SQLITE_DETERMINISTIC = 0x800,
  FENCI_SQLITE_INNOCUOUS = 0x200000,
  FENCI_FTS5_QUERY = 1,
  FENCI_FTS5_PREFIX = 2,
  FENCI_FTS5_COLOCATED = 1,
};

/// The functions of one SQLite library.
typedef struct fenci_sqlite {
  int (*prepare)(sqlite3 *, const char *sql, int length, sqlite3_stmt **, const char **tail);
  int (*bind_pointer)(sqlite3_stmt *, int index, void *pointer, const char *type,
                      void (*destroy)(void *));
  int (*bind_text)(sqlite3_stmt *, int index, const char *text, int length,
                   void (*destroy)(void *));
  int (*step)(sqlite3_stmt *);
  int (*finalize)(sqlite3_stmt *);
  const unsigned char *(*column_text)(sqlite3_stmt *, int column);
  const char *(*errmsg)(sqlite3 *);
  int (*create_function)(sqlite3 *, const char *name, int count, int flags, void *context,
                         void (*function)(sqlite3_context *, int, sqlite3_value **),
                         void (*step)(sqlite3_context *, int, sqlite3_value **),
                         void (*final)(sqlite3_context *), void (*destroy)(void *));
  const unsigned char *(*value_text)(sqlite3_value *);
  int (*value_bytes)(sqlite3_value *);
  void (*result_text)(sqlite3_context *, const char *text, int length, void (*destroy)(void *));
} fenci_sqlite;

/// Finds the functions of the SQLite that the program links. Returns false if it links none.
bool fenci_sqlite_linked(fenci_sqlite *sqlite);

/// Finds the functions of the SQLite that loads an extension, from the table of functions that it
/// passes (`sqlite3_api_routines`).
void fenci_sqlite_loading(const void *routines, fenci_sqlite *sqlite);

/// Registers a tokenizer of FTS5 on a connection.
///
/// `destroy` is called with `context` when the connection closes or the name is registered again,
/// and also if the registration fails.
///
/// Returns a result code of SQLite, or -1 if the SQLite has no FTS5.
int fenci_sqlite_register(const fenci_sqlite *sqlite, sqlite3 *connection, const char *name,
                          const fenci_fts5_functions *tokenizer, void *context, void (*destroy)(void *));

/// The context of an SQL function that SQLite calls (`sqlite3_user_data`), by the SQLite whose functions
/// were found last: a program has one.
void *fenci_sqlite_context(sqlite3_context *call);

/// Has SQLite copy a text that it is given (`SQLITE_TRANSIENT`).
void (*fenci_sqlite_transient(void))(void *);

#endif
