package main

// nfpm writes what nfpm makes the packages for Debian's and Red Hat's kin from.
func (j *job) nfpm(n needs) error {
	return j.fill("nfpm.yaml", "nfpm.yaml", struct {
		App        app
		Needs      needs
		Maintainer string
		Home       string
		Stage      string
		Papers     string
		Date       string
	}{j.app, n, maintainer, j.home, j.stage, j.out, j.when.Format("2006-01-02T15:04:05Z")})
}

// readme writes what lies beside the program in the archives.
func (j *job) readme(n needs) error {
	for _, system := range []string{"linux", "windows"} {
		if err := j.fill("README-"+system+".txt", "README-"+system+".txt", struct {
			App   app
			Needs needs
		}{j.app, n}); err != nil {
			return err
		}
	}
	return nil
}
