package dev.ecsdeck.service.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileItemTest {
    @ParameterizedTest
    @CsvSource({
        "0755, rwxr-xr-x",
        "0600, rw-------",
        "04755, rwsr-xr-x",
        "04644, rwSr--r--",
        "02750, rwxr-s---",
        "01777, rwxrwxrwt",
        "0, ---------",
    })
    void lettersOfAMode(String octal, String letters) {
        assertThat(FileItem.bits(Integer.parseInt(octal, 8))).isEqualTo(letters);
    }
}
