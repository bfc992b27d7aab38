#include "devices/star/etb_proof.h"

#include <catch2/catch.hpp>

#include "devices/star/star_commands.h"

using core::PrintProof;
using devices::ProofWay;
using devices::star::EtbProof;

namespace {

const core::Instant start{core::Milliseconds(1'000'000)};

// A proof that has asked both questions and heard both answers.
EtbProof counting() {
    EtbProof proof;
    proof.begin(start);
    for (int question = 0; question < 2; ++question) {
        REQUIRE(proof.wants_to_ask());
        CHECK(proof.question().ends_with(devices::star::count_from_zero() + devices::star::end_block()));
        proof.asked(start);
        proof.took(1, true);
    }
    REQUIRE(proof.way() == ProofWay::etb_counter);
    return proof;
}

PrintProof of(EtbProof& proof) {
    return proof.proof(start, true, 0);
}

}  // namespace

TEST_CASE("a job is proved by its own count, not by one before") {
    EtbProof proof = counting();
    CHECK(proof.request_for_job() == devices::star::end_block());
    proof.took(1, true);
    CHECK(of(proof) == PrintProof::none);
    proof.took(2, true);
    CHECK(of(proof) == PrintProof::printed);
}

TEST_CASE("ends of block that waited in the printer prove nothing") {
    EtbProof proof;
    proof.begin(start);
    proof.question();
    proof.asked(start);
    for (const int old : {1, 2, 3}) proof.took(old, true);
    CHECK(proof.way() == ProofWay::not_known);
    REQUIRE(proof.wants_to_ask());
    proof.question();
    proof.asked(start);
    proof.took(1, true);
    CHECK(proof.way() == ProofWay::not_known);
    proof.took(1, true);
    CHECK(proof.way() == ProofWay::etb_counter);
}

TEST_CASE("a job that another is waiting behind is not proved for it") {
    EtbProof proof = counting();
    proof.request_for_job();  // given up on later, but still in the printer
    proof.request_for_job();
    proof.took(2, true);
    CHECK(of(proof) == PrintProof::none);
    proof.took(3, true);
    CHECK(of(proof) == PrintProof::printed);
}

TEST_CASE("a job whose end was never sent does not shift the count") {
    EtbProof proof = counting();
    proof.request_for_job();
    proof.withdraw();
    proof.request_for_job();
    proof.took(2, true);
    CHECK(of(proof) == PrintProof::printed);
}

TEST_CASE("the count goes on over its end") {
    EtbProof proof = counting();
    for (int job = 2; job < 100; ++job) {
        proof.request_for_job();
        CHECK(of(proof) == PrintProof::none);
        proof.took(job % 32, true);
        CHECK(of(proof) == PrintProof::printed);
    }
}

TEST_CASE("a count that cannot be means that the printer forgot: nothing is proved, and it is asked anew") {
    for (const int impossible : {0, 3, 31}) {
        EtbProof proof = counting();
        proof.request_for_job();
        proof.took(impossible, false);
        CHECK(of(proof) == PrintProof::none);
        CHECK(proof.way() == ProofWay::not_known);
        CHECK(proof.wants_to_ask());
    }
}

TEST_CASE("bytes that were lost cannot be proved to be on paper") {
    EtbProof proof = counting();
    proof.request_for_job();
    proof.lose_data();
    proof.took(2, true);
    CHECK(of(proof) == PrintProof::none);
}

TEST_CASE("a question that nobody answers is given up after one second, not before, and asked three times") {
    EtbProof proof;
    proof.begin(start);
    core::Instant now = start;
    for (int attempt = 1; attempt <= EtbProof::tries_max; ++attempt) {
        REQUIRE(proof.wants_to_ask());
        proof.question();
        proof.asked(now);
        proof.step(now + core::Milliseconds(999), true);
        CHECK(proof.way() == ProofWay::not_known);
        CHECK_FALSE(proof.wants_to_ask());
        now += core::Milliseconds(1000);
        proof.step(now, true);
        CHECK(proof.way() == ProofWay::none);
    }
    CHECK_FALSE(proof.wants_to_ask());
    CHECK(proof.request_for_job() == devices::star::count_from_zero() + devices::star::end_block());
    proof.took(1, true);
    proof.took(2, true);
    CHECK(of(proof) == PrintProof::none);
}

TEST_CASE("a printer that goes off-line while asked is asked again when it is back") {
    EtbProof proof;
    proof.begin(start);
    proof.question();
    proof.asked(start);
    proof.step(start + core::Milliseconds(5000), false);
    CHECK(proof.way() == ProofWay::not_known);
    CHECK(proof.wants_to_ask());
}
