#include "core/demo/demo_mirror.h"

#include <fmt/format.h>

#include "core/demo/demo_customer.h"

namespace core {

namespace {

constexpr const char* source = "demo";

Done fill_accounts(MirrorWriter& mirror, const DemoOptions& options) {
    const auto load = mirror.load_accounts();
    if (!load) return tl::unexpected(load.error());
    for (std::int64_t place = 0; place < options.accounts; ++place) {
        const Account account = demo_customer(options.seed, place, options.business_date).account;
        const auto put = (*load)->put({.number = account.number,
                                       .name = account.name,
                                       .address = account.address,
                                       .phone = account.phone,
                                       .account_class = account.account_class,
                                       .status = account.status,
                                       .flags = account.flags});
        if (!put) return tl::unexpected(put.error());
    }
    return (*load)->finish({.included_seq = 0, .at = options.at, .source = source, .rejected = 0});
}

Done fill_receivables(MirrorWriter& mirror, const DemoOptions& options) {
    const auto load = mirror.load_receivables();
    if (!load) return tl::unexpected(load.error());
    for (std::int64_t place = 0; place < options.accounts; ++place) {
        for (const Receivable& receivable :
             demo_customer(options.seed, place, options.business_date).receivables) {
            const auto put = (*load)->put({.id = receivable.id,
                                           .account = receivable.account,
                                           .kind = receivable.kind,
                                           .service = receivable.service,
                                           .amount = receivable.amount,
                                           .due_date = receivable.due_date});
            if (!put) return tl::unexpected(put.error());
        }
    }
    return (*load)->finish({.included_seq = 0, .at = options.at, .source = source, .rejected = 0});
}

}  // namespace

Done fill_demo_mirror(MirrorWriter& mirror, const DemoOptions& options) {
    if (options.accounts < 1 || options.accounts > demo_accounts_max) {
        return problem(ProblemCode::usage, fmt::format("a demo has 1 to {} accounts", demo_accounts_max));
    }
    Done accounts = fill_accounts(mirror, options);
    if (!accounts) return accounts;
    Done receivables = fill_receivables(mirror, options);
    if (!receivables) return receivables;
    return mirror.settle();
}

}  // namespace core
