package main

import (
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/CycloneDX/cyclonedx-go"
)

// materials writes what the program is made of, as CycloneDX 1.6 (https://cyclonedx.org).
func (j *job) materials(parts []linked) error {
	bom := cyclonedx.NewBOM()
	top := cyclonedx.Component{
		BOMRef: "lanyard", Type: cyclonedx.ComponentTypeApplication, Name: "lanyard", Version: j.app.Version,
		Licenses: licences([]string{"MIT"}),
	}
	bom.Metadata = &cyclonedx.Metadata{Timestamp: j.when.Format(time.RFC3339), Component: &top}
	var components []cyclonedx.Component
	var refs []string
	for _, p := range parts {
		c := component(p)
		components, refs = append(components, c), append(refs, c.BOMRef)
	}
	bom.Components = &components
	bom.Dependencies = &[]cyclonedx.Dependency{{Ref: top.BOMRef, Dependencies: &refs}}
	f, err := os.Create(filepath.Join(j.out, "sbom.json"))
	if err != nil {
		return err
	}
	if err := cyclonedx.NewBOMEncoder(f, cyclonedx.BOMFileFormatJSON).SetPretty(true).EncodeVersion(bom, cyclonedx.SpecVersion1_6); err != nil {
		_ = f.Close()
		return err
	}
	return f.Close()
}

func component(p linked) cyclonedx.Component {
	c := cyclonedx.Component{
		BOMRef: p.Name + "@" + p.Version, Type: cyclonedx.ComponentTypeLibrary, Name: p.Name, Version: p.Version,
		Licenses: licences(p.Licences),
	}
	if p.goModule() {
		c.PackageURL = "pkg:golang/" + strings.ToLower(p.Name) + "@" + p.Version
		c.BOMRef = c.PackageURL
	}
	if p.Name == "Go" {
		c.PackageURL = "pkg:golang/std@" + p.Version
	}
	c.Properties = &[]cyclonedx.Property{{Name: "lanyard:systems", Value: strings.Join(p.Systems, ", ")}}
	return c
}

// licences is a list of SPDX names; one with an exception is an expression, which stands alone.
func licences(names []string) *cyclonedx.Licenses {
	if len(names) == 0 {
		return nil
	}
	var all cyclonedx.Licenses
	for _, n := range names {
		if strings.Contains(n, " WITH ") {
			return &cyclonedx.Licenses{{Expression: strings.Join(names, " AND ")}}
		}
		all = append(all, cyclonedx.LicenseChoice{License: &cyclonedx.License{ID: n}})
	}
	return &all
}
