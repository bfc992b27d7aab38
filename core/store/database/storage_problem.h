#pragma once

#include <SQLiteCpp/Exception.h>

#include <type_traits>

#include "core/base/problem.h"

namespace core {

// What an SQLite failure means to the person at the counter.
Problem storage_problem(const SQLite::Exception& error);

// The one place where SQLiteCpp's exceptions end: runs `work` and turns a throw into a Problem.
template <class Work>
auto storage_call(Work&& work) -> Result<std::invoke_result_t<Work>> {
    try {
        if constexpr (std::is_void_v<std::invoke_result_t<Work>>) {
            work();
            return {};
        } else {
            return work();
        }
    } catch (const SQLite::Exception& error) {
        return tl::unexpected(storage_problem(error));
    }
}

}  // namespace core
