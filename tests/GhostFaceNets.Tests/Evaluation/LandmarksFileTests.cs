using GhostFaceNets.Detection;
using GhostFaceNets.Evaluation.Verification;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Tests.Evaluation;

public class LandmarksFileTests
{
    private const string Header =
        "image,left_eye_x,left_eye_y,right_eye_x,right_eye_y,nose_x,nose_y,left_mouth_x,left_mouth_y,right_mouth_x,right_mouth_y\n";

    [Fact]
    public void The_file_beside_the_lfw_pairs_has_points_for_every_picture()
    {
        var points = LandmarksFile.Read(SharedFolder.Data("lfw", "dev_landmarks.csv"));
        var pairs = PairsFile.Read(SharedFolder.Data("lfw", "dev_pairs.txt"), SharedFolder.Data("lfw", "dev"));
        pairs.Names.ShouldAllBe(name => points.ContainsKey(name));
        points["Abel_Pacheco/Abel_Pacheco_0001.jpg"].LeftEye.ShouldBe(new FacePoint(94.779, 109.144));
    }

    [Theory]
    [InlineData("image,x\n", "line 1")]
    [InlineData(Header + "a.jpg,1,2,3,4,5,6,7,8,9\n", "line 2")]
    [InlineData(Header + "a.jpg,1,2,3,4,5,6,7,8,9,10\nb.jpg,1,2,3,4,5,6,7,8,9,ten\n", "line 3")]
    [InlineData(Header + "a.jpg,1,2,3,4,5,6,7,8,9,NaN\n", "line 2")]
    [InlineData(Header + "a.jpg,5,6,5,6,5,6,5,6,5,6\n", "line 2: No rotation and scale bring these points to their places: (5, 6)")]
    [InlineData(Header + "a.jpg,1e300,2,3,4,5,6,7,8,9,10\n", "line 2: No rotation and scale bring these points to their places: (1E+300, 2)")]
    [InlineData(Header + "a.jpg,1,2,3,4,5,6,7,8,9,10\n\na.jpg,1,2,3,4,5,6,7,8,9,10\n", "line 4: a.jpg comes a second time")]
    public void A_file_of_another_form_is_bad_data_by_line(string content, string problem)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["points.csv"], content);
        Should.Throw<BadDataException>(() => LandmarksFile.Read(folder["points.csv"])).Message.ShouldContain(problem);
    }

    [Fact]
    public void A_comma_in_a_name_stays_in_the_name()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["points.csv"], Header + "Doe, J/1.jpg,1,2,3,4,5,6,7,8,9,10\r\n");
        LandmarksFile.Read(folder["points.csv"])["Doe, J/1.jpg"].RightMouth.ShouldBe(new FacePoint(9, 10));
    }
}
