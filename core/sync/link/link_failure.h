#pragma once

#include <string>
#include <tl/expected.hpp>

#include "core/base/problem.h"

namespace core {

// What went wrong between a station and head office.
enum class LinkTrouble {
    unreachable,  // no connection, or it broke or fell silent: what was sent may or may not have been done
    busy,  // head office asks to try the same once more: it is short of something, or gave way to another
    untrusted,  // the certificate of one side is not good, or nobody by this name may come in
    refused,    // head office understood and said no; `sqlstate` says which no
    failed,     // head office cannot do what was asked; trying again does not help
};

struct LinkFailure {
    LinkTrouble trouble = LinkTrouble::unreachable;
    std::string sqlstate;  // empty where the server said none
    std::string message;   // one line
};

template <class T>
using LinkResult = tl::expected<T, LinkFailure>;

// PostgreSQL 15 manual, appendix A: what a client may do after which code. Codes of our own begin with PD
// (packaging/headoffice/004_ingest.sql).
LinkTrouble trouble_of(std::string_view sqlstate);

// What a person is told of it.
Problem problem_of(const LinkFailure& failure);

// A problem of this machine that keeps it from talking with head office: trouble `failed`, in the problem's
// words.
tl::unexpected<LinkFailure> local_failure(const Problem& problem);

}  // namespace core
