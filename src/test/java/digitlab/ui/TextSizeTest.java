package digitlab.ui;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TextSizeTest {

	/** 14 pixels are the theme's usual size. */
	@Test
	void theRootHasHalfAsLargeTextAgain() {
		String address = TextSize.stylesheets(150).getLast();
		assertThat(new String(Base64.getDecoder().decode(address.substring(address.indexOf(',') + 1)), StandardCharsets.US_ASCII))
				.isEqualTo(".root { -fx-font-size: 21.00px; }");
	}
}
