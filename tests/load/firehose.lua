-- Load for 'flowkafka firehose' with wrk: every request is the same body, which tests/load/firehose-body made.
--   RECORDS=5000 wrk -t1 -c8 -d30s --timeout 30s -s tests/load/firehose.lua http://127.0.0.1:8080/firehose -- BODY KEY
local id = "00000000-0000-4000-8000-000000000000"

function init(args)
    local file = assert(io.open(args[1], "rb"))
    local body = file:read("*a")
    file:close()
    wrk.method = "POST"
    wrk.body = body
    wrk.headers["Content-Type"] = "application/json"
    wrk.headers["X-Amz-Firehose-Protocol-Version"] = "1.0"
    wrk.headers["X-Amz-Firehose-Request-Id"] = id
    wrk.headers["X-Amz-Firehose-Access-Key"] = args[2]
    if body:byte(1) == 0x1f and body:byte(2) == 0x8b then
        wrk.headers["Content-Encoding"] = "gzip"
    end
end

function done(summary, latency, requests)
    local bad = summary.errors.status + summary.errors.timeout + summary.errors.read + summary.errors.write + summary.errors.connect
    local perRequest = tonumber(os.getenv("RECORDS") or "1")
    local good = summary.requests - summary.errors.status
    io.write(string.format("%d requests answered with 200, %d others or broken; %.0f records/s of %d records a request; p99 %.0f ms\n",
        good, bad, good * perRequest / (summary.duration / 1e6), perRequest, latency:percentile(99) / 1000))
end
