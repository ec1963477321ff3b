using GhostFaceNets.Detection;
using GhostFaceNets.Imaging;
using GhostFaceNets.Inference;
using GhostFaceNets.Inference.Engine;
using GhostFaceNets.Testing;

namespace GhostFaceNets.OnnxRuntime.Tests.Detection;

public class YuNetDetectorTests
{
    private static readonly IInferenceBackend[] Backends = [new OnnxRuntimeBackend(), new EngineBackend()];

    // Counted by eye in the photographs.
    [Theory]
    [InlineData("Barack_Obama_03.jpg", 1)]
    [InlineData("biden_7mpx.jpg", 1)]
    [InlineData("obama_family.jpg", 4)]
    [InlineData("group_10mpx.jpg", 31)]
    public void Every_face_of_a_photograph_is_found_and_nothing_else_by_any_backend(string name, int faces)
    {
        var picture = PictureFile.Read(SharedFolder.Data("photos", name));
        foreach (var backend in Backends)
        {
            using var detector = new YuNetDetector(SharedFolder.Data("models", "yunet_n_dynamic.onnx"), backend);
            ShouldBeFaces(detector.Detect(picture), faces);
        }
    }

    [Theory]
    [InlineData("yunet_n_320_320.onnx")]
    [InlineData("yunet_n_640_640.onnx")]
    [InlineData("yunet_s_640_640.onnx")]
    public void Networks_of_a_fixed_input_size_find_the_same_four_people(string network)
    {
        var picture = PictureFile.Read(SharedFolder.Data("photos", "obama_family.jpg"));
        using var any = Open("yunet_n_dynamic.onnx");
        using var @fixed = Open(network);
        var expected = any.Detect(picture).OrderBy(face => face.Box.Left).ToArray();
        var found = @fixed.Detect(picture).OrderBy(face => face.Box.Left).ToArray();
        found.Length.ShouldBe(4);
        foreach (var (one, other) in expected.Zip(found)) one.Box.Overlap(other.Box).ShouldBeGreaterThan(.6);
    }

    [Fact]
    public void Tiles_find_faces_of_ten_pixels_that_a_single_look_misses()
    {
        // Four faces of some ten pixels each among 2,560 x 1,920.
        var family = PictureFile.Read(SharedFolder.Data("photos", "obama_family.jpg"));
        var small = family.Resize(family.Width / 4, family.Height / 4);
        var wide = new Picture(2560, 1920, new byte[3 * 2560 * 1920]);
        for (var row = 0; row < small.Height; row++)
        {
            Array.Copy(small.Pixels, 3 * row * small.Width, wide.Pixels, 3 * (((row + 900) * wide.Width) + 1100), 3 * small.Width);
        }

        using var whole = Open("yunet_n_dynamic.onnx");
        using var tiled = Open("yunet_n_dynamic.onnx", new DetectorOptions { SmallFaces = true });
        whole.Detect(wide).Count.ShouldBeLessThan(4);
        tiled.Detect(wide).Count.ShouldBe(4);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 900)]
    [InlineData(33, 31)]
    public void Pictures_of_odd_sizes_without_a_face_have_none(int width, int height)
    {
        using var detector = Open("yunet_n_dynamic.onnx");
        detector.Detect(new Picture(width, height, new byte[3 * width * height])).ShouldBeEmpty();
    }

    [Fact]
    public void A_face_stays_in_its_place_when_the_picture_is_scaled()
    {
        using var detector = Open("yunet_n_dynamic.onnx");
        var picture = PictureFile.Read(SharedFolder.Data("photos", "Barack_Obama_03.jpg"));
        var face = detector.Detect(picture).ShouldHaveSingleItem();
        var half = detector.Detect(picture.Resize(picture.Width / 2, picture.Height / 2)).ShouldHaveSingleItem();
        // The same place, but for the detector's own noise at another sampling.
        foreach (var (large, small) in face.Landmarks.Points.Zip(half.Landmarks.Points))
        {
            large.DistanceTo(new((2 * small.X) + .5, (2 * small.Y) + .5)).ShouldBeLessThan(.03 * face.Box.Width);
        }
    }

    [Fact]
    public void A_face_is_aligned_and_the_picture_stays_as_it_is()
    {
        using var detector = Open("yunet_n_dynamic.onnx");
        var picture = PictureFile.Read(SharedFolder.Data("photos", "Barack_Obama_03.jpg"));
        var before = (byte[])picture.Pixels.Clone();
        var face = new FaceExtractor(detector).Extract(picture).ShouldNotBeNull();
        face.FaceCount.ShouldBe(1);
        (face.Aligned.Width, face.Aligned.Height).ShouldBe((112, 112));
        picture.Pixels.ShouldBe(before);
    }

    [Theory]
    [InlineData(128, 128)]
    [InlineData(160, 96)]
    public void A_network_that_takes_less_than_the_second_look_finds_the_same_face(int width, int height)
    {
        var picture = PictureFile.Read(SharedFolder.Data("photos", "Barack_Obama_03.jpg"));
        using var any = Open("yunet_n_dynamic.onnx");
        using var small = new YuNetDetector(SharedFolder.Data("models", "yunet_n_dynamic.onnx"), new FixedSizeBackend(width, height));
        var expected = new FaceExtractor(any).Extract(picture).ShouldNotBeNull().Detected;
        var found = new FaceExtractor(small).Extract(picture).ShouldNotBeNull().Detected;
        foreach (var (one, other) in expected.Landmarks.Points.Zip(found.Landmarks.Points)) one.DistanceTo(other).ShouldBeLessThan(.06 * expected.Box.Width);
    }

    [Fact]
    public void A_picture_without_a_face_gives_no_face()
    {
        using var detector = Open("yunet_n_dynamic.onnx");
        new FaceExtractor(detector).Extract(new Picture(200, 100, new byte[60000])).ShouldBeNull();
    }

    [Fact]
    public void A_file_that_is_no_detector_is_named()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["detector.onnx"], "not a network");
        Should.Throw<BadDataException>(() => new YuNetDetector(folder["detector.onnx"], new OnnxRuntimeBackend())).Message.ShouldContain("detector.onnx");
    }

    private static void ShouldBeFaces(IReadOnlyList<DetectedFace> found, int faces)
    {
        found.Count.ShouldBe(faces);
        foreach (var face in found)
        {
            var points = face.Landmarks;
            points.LeftEye.X.ShouldBeLessThan(points.RightEye.X);
            points.Nose.Y.ShouldBeGreaterThan(points.LeftEye.Y);
            points.LeftMouth.Y.ShouldBeGreaterThan(points.Nose.Y);
        }
    }

    private static YuNetDetector Open(string network, DetectorOptions? options = null) =>
        new(SharedFolder.Data("models", network), new OnnxRuntimeBackend(), options);
}
