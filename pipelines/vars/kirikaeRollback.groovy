// kirikaeRollback(service: 'push-api', region: 'ap-northeast-1'): the live name goes back to the standby. Needs no checkout.
def call(Map given = [:]) {
    kirikaeStage('rollback', [service: 'KIRIKAE_SERVICE', region: 'KIRIKAE_REGION', to: 'KIRIKAE_TO'], given)
}
