package dev.kirikae.config;

/** The whole file, every key that is built. */
final class Examples {
    static final String FULL = """
            kirikae: ">=1.0 <2"
            application: push-api
            service: push-api
            account: "123456789012"
            region: ap-northeast-1
            source:
              repository: https://git.example.com/push/api.git
              branch: master
              directory: ""
              submodules: true
              exclude: ["docs/**"]
            live:
              cname: push-api
            environment:
              name: push-api
              platform: 64bit Amazon Linux 2023 v6.* running Node.js 22
              inherit: live
              settings:
                aws:autoscaling:asg: {MinSize: 2, MaxSize: 8}
                aws:elasticbeanstalk:application:environment: {LOG_LEVEL: info}
              capacity: match-live
              tags: {team: push}
            adopt: []
            ebextensions:
              templates: ebextensions-templates
              use:
                - template: fluentd
                  as: push-logs
                  with: {aggregator: logs.internal, tag: push.api, ports: [24224, 24225], weight: 1.10, tls: true}
            lint: {excuse: [{rule: crlf, file: hooks/x.sh, reason: made on Windows}]}
            verify:
              address: {scheme: http, port: 80}
              health: {accept: [Ok, Info], stable-for: 2m}
              candidate:
                probes:
                  - name: health
                    http: {path: /health, expect: {status: 200}}
                    every: 10s
                    timeout: 5s
                    passes: 3
                    failures: 0
                    errors: 3
                    within: 2m
                  - name: version
                    version: {path: /version, json: $.version}
              live:
                watch: 10m
                probes: candidate
                alarms:
                  - name: "${environment}-5xx"
                    red-at-start: block
                    no-data: inconclusive
                queues: []
                compare: []
              on-failure: rollback
              on-inconclusive: rollback
              accept-unverified: null
            standby:
              keep: 24h
              at-most: 72h
              rejected: 4h
              hold-capacity: 1h
              drain: {requests-per-minute: 1, for: 15m}
            versions: {keep: 20, delete-bundles: true}
            approval: none
            alarm-feed: null
            notify: []
            ledger: null
            role: null
            deadlines: {launch: 30m, switch: 10m, terminate: 30m, settle: 5m}
            lock: {lease: 2m}
            polling: {first: learned, every: 10s}
            compatibility: {}
            """;

    private Examples() {}
}
