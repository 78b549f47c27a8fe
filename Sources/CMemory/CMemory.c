// All is in the header, to be inlined; a target needs a file to compile.
#include "CMemory.h"
