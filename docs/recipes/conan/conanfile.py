"""Conan 2: `conan create docs/recipes/conan` from a checkout."""

import os

from conan import ConanFile
from conan.tools.build import check_min_cppstd
from conan.tools.cmake import CMake, CMakeToolchain
from conan.tools.files import copy


class Muster(ConanFile):
    name = "muster"
    version = "0.1.0"
    license = "BSL-1.0"
    description = "Who would come, and on what condition: proposals of multinational forces on Boost.Graph"
    package_type = "header-library"
    settings = "os", "compiler", "build_type", "arch"
    generators = "CMakeDeps"

    def export_sources(self):
        checkout = os.path.join(self.recipe_folder, "..", "..", "..")
        for pattern in ("include/*", "CMakeLists.txt", "LICENSE"):
            copy(self, pattern, checkout, self.export_sources_folder)

    def requirements(self):
        self.requires("boost/[>=1.81]", transitive_headers=True)

    def validate(self):
        check_min_cppstd(self, 20)

    def package_id(self):
        self.info.clear()

    def generate(self):
        toolchain = CMakeToolchain(self)
        toolchain.cache_variables["MUSTER_BUILD_TESTS"] = False
        toolchain.cache_variables["MUSTER_BUILD_EXAMPLES"] = False
        toolchain.generate()

    def build(self):
        CMake(self).configure()

    def package(self):
        CMake(self).install()
        copy(self, "LICENSE", self.source_folder, os.path.join(self.package_folder, "licenses"))

    def package_info(self):
        self.cpp_info.bindirs = []
        self.cpp_info.libdirs = []
        self.cpp_info.set_property("cmake_file_name", "muster")
        self.cpp_info.set_property("cmake_target_name", "muster::muster")
        self.cpp_info.requires = ["boost::headers"]
