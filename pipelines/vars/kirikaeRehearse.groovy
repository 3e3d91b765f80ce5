// kirikaeRehearse(incident: 'all'): a release of this commit on the embedded cloud. AWS is never touched.
def call(Map given = [:]) {
    kirikaeStage('rehearse', [incident: 'KIRIKAE_INCIDENT', first: 'KIRIKAE_FIRST', expect: 'KIRIKAE_EXPECT'], given)
}
