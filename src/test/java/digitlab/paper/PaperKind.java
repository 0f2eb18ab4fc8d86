package digitlab.paper;

import java.util.function.Function;

import digitlab.paper.Studio.Shot;

/** The kinds of pictures of paper that users have. */
enum PaperKind {

	PLAIN(PlainKinds::plain), PENCIL(PlainKinds::pencil), CHALK(PlainKinds::chalk), SIDE_LIGHT(PlainKinds::sideLight), VIGNETTE(
			PlainKinds::vignette), BLUR(PlainKinds::blur), SMALL_28(
					PlainKinds::small), SCREEN(PlainKinds::screen), TRANSPARENT(PlainKinds::transparent),

	RULED(RuledKinds::ruled), RULED_ONE(RuledKinds::ruledOne), SQUARED(RuledKinds::squared), SQUARED_ONE(
			RuledKinds::squaredOne), DOTTED(RuledKinds::dotted), MARGIN(
					RuledKinds::margin), FORM_LINE(RuledKinds::formLine), UNDERLINED(RuledKinds::underlined),

	BOX_ONE(FormKinds::boxOne), BOXES_JOINED(FormKinds::boxesJoined), BOXES_SEPARATE(FormKinds::boxesSeparate), BOX_AROUND(
			FormKinds::boxAround), FORM_FRAME_CUT(FormKinds::frameCut), COMB(FormKinds::comb),

	TWO_ROWS(RowKinds::two), THREE_ROWS(RowKinds::three), COLUMN(RowKinds::column), SLANTED_ROWS(RowKinds::slanted),

	SHEET_TILTED(SheetKinds::tilted), TABLE_TWO_SIDES(SheetKinds::twoSides), TABLE_STRIP(SheetKinds::strip), DARK_CORNER(
			SheetKinds::corner), DARK_BAND(SheetKinds::band), FINGER(SheetKinds::finger), HARD_SHADOW(
					SheetKinds::hardShadow), SPIRAL(
							SheetKinds::spiral), TIGHT(PlainKinds::tight), ARCHIVE(ArchiveKinds::register),

	DECIMAL_POINT(SignKinds::point), DECIMAL_COMMA(SignKinds::comma), COLON(SignKinds::colon), DATE(SignKinds::date), MINUS(
			SignKinds::minus), PLUS(SignKinds::plus), PARENTHESES(SignKinds::parentheses), PERCENT(SignKinds::percent), EURO(
					SignKinds::euro), EQUALS(SignKinds::equals), DIVIDED(SignKinds::divided), SLASH(SignKinds::slash),

	CLICK(SignKinds::click), SMALL_ZERO(SignKinds::smallZero), DISC(OddKinds::disc), TICK(OddKinds::tick), ARROW(
			OddKinds::arrow), LETTER(
					OddKinds::letter), BLANK(OddKinds::blank), RULING_ONLY(OddKinds::ruling), TEXT(OddKinds::text),

	TURNED(PlainKinds::turned);

	private final Function<Studio, Shot> request;

	PaperKind(Function<Studio, Shot> request) {
		this.request = request;
	}

	/** The picture; the same source, seed and kind give the same one. */
	PaperPicture picture(DigitSource source, long seed) {
		Shot shot = request.apply(new Studio(source, seed * 1_000_003 + name().hashCode()));
		return PaperPicture.of(this, shot.image(), shot.expected());
	}
}
