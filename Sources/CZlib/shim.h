// The system's zlib, under its own names.
#pragma once

#include <zlib.h>
