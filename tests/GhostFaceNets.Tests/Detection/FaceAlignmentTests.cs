using System.Text.Json;
using CsCheck;
using GhostFaceNets.Detection;
using GhostFaceNets.Imaging;
using GhostFaceNets.Testing;
using GhostFaceNets.Tests.Imaging;

namespace GhostFaceNets.Tests.Detection;

public class FaceAlignmentTests
{
    [Fact]
    public void The_transform_equals_Umeyamas_on_every_golden_case()
    {
        foreach (var element in SharedFolder.GoldenJson("second", "golden_eval.json").GetProperty("alignment").GetProperty("cases").EnumerateObject())
        {
            var transform = FaceAlignment.Transform(Landmarks(element.Value.GetProperty("landmarks")));
            double[] actual = [transform.P, -transform.Q, transform.ShiftX, transform.Q, transform.P, transform.ShiftY];
            var expected = element.Value.GetProperty("matrix").EnumerateArray().SelectMany(row => row.EnumerateArray()).Select(value => value.GetDouble()).ToArray();
            // The golden numbers are rounded to nine places.
            for (var at = 0; at < 6; at++) actual[at].ShouldBe(expected[at], 2e-9, element.Name);
        }
    }

    [Fact]
    public void A_template_that_was_turned_scaled_and_moved_comes_back_exactly() =>
        Gen.Select(Gen.Double[.05, 20], Gen.Double[-3.2, 3.2], Gen.Double[-500, 5000], Gen.Double[-500, 5000]).Sample((scale, angle, x, y) =>
        {
            var there = new SimilarityTransform(scale * Math.Cos(angle), scale * Math.Sin(angle), x, y);
            var moved = FaceAlignment.Template.Points.Select(there.Apply).SelectMany(point => new[] { point.X, point.Y }).ToArray();
            var back = FaceAlignment.Transform(FaceLandmarks.From(moved));
            for (var index = 0; index < 5; index++)
            {
                var (point, expected) = (back.Apply(FaceLandmarks.From(moved).Points[index]), FaceAlignment.Template.Points[index]);
                point.X.ShouldBe(expected.X, 1e-8);
                point.Y.ShouldBe(expected.Y, 1e-8);
            }
        });

    [Fact]
    public void A_face_that_already_stands_on_the_template_stays_as_it_is()
    {
        var picture = Pictures.Gradient(112, 112);
        FaceAlignment.Align(picture, FaceAlignment.Template).Pixels.ShouldBe(picture.Pixels);
    }

    [Fact]
    public void What_lies_outside_of_the_picture_is_black_and_the_picture_is_left_alone()
    {
        var white = Pictures.Of(112, 112, (_, _) => (255, 255, 255));
        var moved = FaceLandmarks.From([.. FaceAlignment.Template.Points.SelectMany(point => new[] { point.X - 56, point.Y })]);
        var aligned = FaceAlignment.Align(white, moved);
        aligned.At(20, 50).ShouldBe((0, 0, 0));
        aligned.At(80, 50).ShouldBe((255, 255, 255));
        white.Pixels.ShouldAllBe(value => value == 255);
    }

    [Fact]
    public void Another_size_shows_the_same_face_larger()
    {
        var picture = Pictures.Gradient(300, 300);
        var points = FaceLandmarks.From([.. FaceAlignment.Template.Points.SelectMany(point => new[] { (2 * point.X) + 30, (2 * point.Y) + 20 })]);
        FaceAlignment.Align(picture, points, 224).At(100, 60).ShouldBe(picture.At(130, 80));
    }

    [Fact]
    public void Points_that_coincide_are_an_error() =>
        Should.Throw<ArgumentException>(() => FaceAlignment.Transform(FaceLandmarks.From([5, 5, 5, 5, 5, 5, 5, 5, 5, 5]))).Message.ShouldContain("(5, 5)");

    [Fact]
    public void Points_that_are_no_numbers_are_an_error() =>
        Should.Throw<ArgumentException>(() => FaceAlignment.Transform(FaceLandmarks.From([double.NaN, 5, 6, 5, 5, 5, 5, 9, 6, 9])));

    // The golden numbers were computed from landmarks in single precision.
    private static FaceLandmarks Landmarks(JsonElement points) =>
        FaceLandmarks.From([.. points.EnumerateArray().SelectMany(point => point.EnumerateArray()).Select(value => (double)value.GetSingle())]);
}
